import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { judgeRecord } from '../proofs/record.ts';
import { type RunningTenant, startTenant } from '../support/processes.ts';

describe('the record of a server that is killed between a row and its event', () => {
  let tenant: RunningTenant;
  beforeAll(async () => {
    tenant = await startTenant({ rows: 10 });
  });
  afterAll(() => tenant.stop());

  it.each([
    ['before the event has its row', { effect: false }],
    ['after the event has its row, unheard', { effect: true }],
  ])('is whole when it died %s', async (_when, fault) => {
    const order = {
      ...(await tenant.mailId(fault.effect ? 'elterngeld' : 'finanzamt-frist')),
      handoffKey: randomUUID(),
      kind: 'forward',
      responsibilityId: 1,
    };
    const path = `/lists/${eventList(tenant)}/items$`;
    // the event is sent more than once, and no answer comes: that is where the server dies
    const held = { method: 'POST', path, times: 100, delayMs: 60_000, ...fault };
    // nor does the mail get on, or the server might as well die while it is sent, which only a person can judge
    const waiting = { method: 'POST', path: '/createForward$', times: 100, delayMs: 60_000 };
    await tenant.control('POST', '/faults', [held, waiting]);
    const first = await tenant.startServer();
    const lost = expect(first.api('Petra Hansen', 'POST', '/handoffs', order)).rejects.toThrow();
    await expect.poll(() => callsOf(tenant), { timeout: 20_000 }).toBeGreaterThan(0);
    await first.kill();
    await lost;
    await tenant.control('DELETE', '/faults');

    const killed = await judgeRecord(tenant);
    expect(killed).toMatchObject({ broken: [], inRowOnly: fault.effect ? 0 : 1 });
    const second = await tenant.startServer();
    const answer = await second.api('Petra Hansen', 'POST', '/handoffs', order);
    expect(answer.body).toMatchObject({ kind: 'handed_off', handoff: { mailState: 'sent' } });
    const whole = await judgeRecord(tenant);
    expect(whole).toMatchObject({ broken: [] });
    expect(whole.events).toBeGreaterThan(killed.events);
    await second.stop();
  });
});

async function callsOf(tenant: RunningTenant): Promise<number> {
  const rules = await tenant.control<{ calls: number }[]>('GET', '/faults');
  return rules[0]?.calls ?? 0;
}

/** Graph addresses a list by its id, which the tenant's own file knows. */
function eventList({ folder }: RunningTenant): string {
  const file = new DatabaseSync(join(folder, 'tenant.sqlite'), { readOnly: true });
  const row = file.prepare("SELECT id FROM lists WHERE name = 'HandoffEvents'").get();
  file.close();
  return String(row?.['id']);
}
