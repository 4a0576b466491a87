import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freePort } from '../support/running-baton.ts';
import { type RunningTenant, startTenant } from '../support/processes.ts';

/** A busy machine needs more than the usual second. */
const patience = { timeout: 20_000 };

describe('a server that is told to stop', () => {
  let tenant: RunningTenant;
  beforeAll(async () => {
    tenant = await startTenant({ rows: 10, undoSeconds: 3 });
  });
  afterAll(() => tenant.stop());

  it('sends the mail whose undo window is still open before it goes', async () => {
    const server = await tenant.startServer();
    const order = {
      ...(await tenant.mailId('finanzamt-frist')),
      handoffKey: randomUUID(),
      kind: 'forward',
      responsibilityId: 1,
    };
    const answer = await server.api('Petra Hansen', 'POST', '/handoffs', order);
    expect(answer.body).toMatchObject({ handoff: { mailState: 'claimed' } });
    await server.stop();
    expect(await mailsSubmitted(tenant)).toBe(1);
  });

  it('finishes a hand-off that is in the middle of being sent', async () => {
    const server = await tenant.startServer();
    const slow = { method: 'POST', path: '/createForward', delayMs: 1_500, effect: true };
    await tenant.control('POST', '/faults', slow);
    const order = {
      ...(await tenant.mailId('elterngeld')),
      handoffKey: randomUUID(),
      kind: 'forward',
      responsibilityId: 1,
    };
    await server.api('Petra Hansen', 'POST', '/handoffs', order);
    const calls = async () =>
      (await tenant.control<{ calls: number }[]>('GET', '/faults'))[0]?.calls;
    await expect.poll(calls, { timeout: 20_000 }).toBe(1);
    await server.stop();
    expect(await mailsSubmitted(tenant)).toBe(2);
    expect(server.output()).not.toMatch(/"level":[456]0/);
  });

  it('goes on answering for a while after it said that nobody should come any more', async () => {
    const server = await tenant.startServer({ environment: { BATON_DRAIN_SECONDS: '4' } });
    await expect
      .poll(async () => (await fetch(`${server.origin}/readyz`)).status, patience)
      .toBe(200);
    const stopped = server.stop();
    await expect
      .poll(async () => (await fetch(`${server.origin}/readyz`)).status, patience)
      .toBe(503);
    expect((await server.api('Petra Hansen', 'GET', '/me')).status).toBe(200);
    await stopped;
    await expect(fetch(`${server.origin}/healthz`)).rejects.toThrow();
  });

  it('says how it is: alive, ready, and its figures on a port of their own', async () => {
    const port = await freePort();
    const server = await tenant.startServer({ environment: { BATON_METRICS_PORT: String(port) } });
    expect((await fetch(`${server.origin}/healthz`)).status).toBe(200);
    await expect
      .poll(async () => (await fetch(`${server.origin}/readyz`)).status, patience)
      .toBe(200);
    expect((await fetch(`${server.origin}/metrics`)).status).toBe(404);
    const figures = await (await fetch(`http://127.0.0.1:${port}/`)).text();
    expect(figures).toContain('baton_microsoft_request_seconds_count{host="graph.microsoft.com"');
    await server.stop();
  });
});

async function mailsSubmitted(tenant: RunningTenant): Promise<number> {
  const ledger = await tenant.control<{ event: string }[]>('GET', '/ledger');
  return ledger.filter(({ event }) => event === 'mail.submitted').length;
}
