import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RunningServer, type RunningTenant, startTenant } from '../support/processes.ts';

describe('several servers on one tenant, each in a process of its own', () => {
  let tenant: RunningTenant;
  let servers: RunningServer[];
  beforeAll(async () => {
    tenant = await startTenant({ rows: 10 });
    servers = await Promise.all([tenant.startServer(), tenant.startServer()]);
  });
  afterAll(() => tenant.stop());

  const handoffKey = randomUUID();

  it('lets one finish what another was killed over, as soon as the same click comes again', async () => {
    const [first, second] = servers;
    const mail = await tenant.mailId('finanzamt-frist');
    const order = { ...mail, handoffKey, kind: 'forward', responsibilityId: 1 };
    // The draft is asked for, and never comes: that is where the first server dies.
    const held = { method: 'POST', path: '/createForward', delayMs: 60_000, effect: true };
    await tenant.control('POST', '/faults', held);
    const click = first?.api('Petra Hansen', 'POST', '/handoffs', order);
    const lost = expect(click).rejects.toThrow();
    await expect.poll(() => callsOf(tenant, held), { timeout: 10_000 }).toBe(1);
    await first?.kill();
    await lost;
    const answer = await second?.api('Petra Hansen', 'POST', '/handoffs', order);
    expect(answer?.body).toMatchObject({ kind: 'handed_off', handoff: { mailState: 'sent' } });
    expect(await mailsSubmitted(tenant)).toBe(1);
  });

  it('starts a killed server again on its own data', async () => {
    const dataFolder = servers[0]?.dataFolder ?? '';
    expect(existsSync(dataFolder)).toBe(true);
    const again = await tenant.startServer({ dataFolder });
    // What it knew when it died may be half a minute old before it looks at the list again.
    const mailState = async () =>
      (await again.api('Petra Hansen', 'GET', `/handoffs/${handoffKey}`)).body.mailState;
    await expect.poll(mailState, { timeout: 60_000, interval: 1_000 }).toBe('sent');
    await again.stop();
  });
});

async function callsOf(tenant: RunningTenant, { path }: { path: string }): Promise<number> {
  const rules = await tenant.control<{ rule: { path: string }; calls: number }[]>('GET', '/faults');
  return rules.find(({ rule }) => rule.path === path)?.calls ?? 0;
}

async function mailsSubmitted(tenant: RunningTenant): Promise<number> {
  const ledger = await tenant.control<{ event: string }[]>('GET', '/ledger');
  return ledger.filter(({ event }) => event === 'mail.submitted').length;
}
