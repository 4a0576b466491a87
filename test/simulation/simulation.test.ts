import { beforeAll, describe, expect, it } from 'vitest';
import type { SendOutcome } from '../../src/usecases/mail-ports.ts';
import { faultKinds } from './faults.ts';
import { simulateMany } from './many.ts';
import type { Outcome } from './simulate.ts';
import type { Sabotage } from './stories.ts';

/** The smoke size; `npm run simulate -- --seeds 20000` is the full one. A failure prints the seed that replays it. */
const seeds = 500;

describe('a hand-off under faults', () => {
  const outcomes: Outcome[] = [];
  let record: Awaited<ReturnType<typeof simulateMany>>;
  beforeAll(async () => {
    record = await simulateMany({ from: 1, count: seeds }, (outcome) => outcomes.push(outcome));
  }, 900_000);

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
    await simulateMany({ from: 1, count: 60, sabotage: resend }, (outcome) =>
      broken.push(...outcome.broken),
    );
    expect(broken).toContain('2 mails for one request');
    // what leaves out of a draft of its own stands in no row
    expect(broken).toContain('a mail without an earlier row');
  }, 120_000);

  it('leaves a record in which nothing is wrong and nothing is missing', () => {
    expect(record.findings).toEqual([]);
    expect(record.handoffs).toBeGreaterThan(seeds / 2);
  });

  it('has met every kind of fault and every ending, so that the above says something', () => {
    const kinds = new Set(outcomes.flatMap(({ plan }) => plan.map(({ kind }) => kind)));
    expect([...kinds].toSorted()).toEqual([...faultKinds].toSorted());
    const endings = new Set(outcomes.flatMap(({ rows }) => rows.map(({ mailState }) => mailState)));
    expect(endings).toContain('sent');
    expect(endings).toContain('uncertain');
    expect(outcomes.some(({ people, rows }) => people === 2 && rows.length === 1)).toBe(true);
  });
});

describe.each([
  ['pass-on', 'passed_on'],
  ['undo', 'withdrawn'],
  ['repeat', 'passed_on'],
] as const)('the story “%s” under faults', (story, ending) => {
  it('keeps every promise, and is told to its end', async () => {
    const outcomes: Outcome[] = [];
    const plan = { story, from: 1, count: 100 };
    const record = await simulateMany(plan, (outcome) => outcomes.push(outcome));
    expect(outcomes.filter(({ broken }) => broken.length > 0)).toEqual([]);
    expect(record.findings).toEqual([]);
    expect(outcomes.flatMap(({ rows }) => rows.map(({ state }) => state))).toContain(ending);
  }, 300_000);
});
