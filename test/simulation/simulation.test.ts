import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { audit } from '../../src/core/audit.ts';
import { logKeysOf } from '../../src/core/log-key.ts';
import { exportLog } from '../../src/usecases/export-log.ts';
import type { SendOutcome } from '../../src/usecases/ports.ts';
import { startWorld, type World } from '../support/world.ts';
import { faultKinds } from './faults.ts';
import { type Outcome, type Sabotage, simulate } from './simulate.ts';

/** The smoke size; `npm run simulate -- --seeds 20000` is the full one. A failure prints the seed that replays it. */
const seeds = 500;

describe('a hand-off under faults', () => {
  let world: World;
  const outcomes: Outcome[] = [];
  beforeAll(async () => {
    world = await startWorld({ mails: false, rows: 3 });
    for (let seed = 1; seed <= seeds; seed++) outcomes.push(await simulate(seed, world));
  }, 900_000);
  afterAll(() => world.close());

  it('keeps every promise, whichever call is lost, late, refused or the server’s last', () => {
    expect(outcomes.filter(({ broken }) => broken.length > 0)).toEqual([]);
  });

  it('catches a server that sends a new draft when the answer to the first is lost', async () => {
    const resend: Sabotage = (mailbox) => {
      let again: () => Promise<SendOutcome> = async () => 'unknown';
      return {
        ...mailbox,
        async draftForward(ref, forward) {
          again = async () =>
            mailbox.send(ref.mailbox, (await mailbox.draftForward(ref, forward)).id);
          return mailbox.draftForward(ref, forward);
        },
        async send(address, draftId) {
          const outcome = await mailbox.send(address, draftId);
          return outcome === 'unknown' ? again() : outcome;
        },
      };
    };
    const broken: string[] = [];
    for (let seed = 1; seed <= 60; seed++)
      broken.push(...(await simulate(seed, world, resend)).broken);
    expect(broken).toContain('2 mails for one request');
  }, 120_000);

  it('leaves a record in which nothing is wrong and nothing is missing', async () => {
    const { keys } = world.product.context;
    await world.product.logKeeper.write();
    const log = await exportLog(keys.log, world.product.recordLists);
    const { integrity, completeness, handoffs, notListed } = audit(log, { keys: logKeysOf(keys) });
    expect([...integrity, ...completeness]).toEqual([]);
    expect(handoffs).toBeGreaterThan(seeds / 2);
    expect(notListed).toBe(0);
  }, 120_000);

  it('has met every kind of fault and every ending, so that the above says something', () => {
    const kinds = new Set(outcomes.flatMap(({ plan }) => plan.map(({ kind }) => kind)));
    expect([...kinds].toSorted()).toEqual([...faultKinds].toSorted());
    const endings = new Set(outcomes.flatMap(({ rows }) => rows.map(({ mailState }) => mailState)));
    expect(endings).toContain('sent');
    expect(endings).toContain('uncertain');
    expect(outcomes.some(({ people, rows }) => people === 2 && rows.length === 1)).toBe(true);
  });
});
