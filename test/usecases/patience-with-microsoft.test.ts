import { expect, it } from 'vitest';
import { createHandoffLog, type HandoffLog } from '../../src/usecases/handoff-log.ts';
import { ProductError } from '../../src/core/errors.ts';
import { createInTime, type InTime } from '../../src/usecases/in-time.ts';
import { askedOrSeen } from '../../src/usecases/seen-handoff.ts';
import { findAwayInTime } from '../../src/usecases/suggest-owner.ts';
import { openHandoffIndex } from '../../src/store/handoff-index.ts';

const never = <T>() => new Promise<T>(() => {});
const atOnce = () => Promise.resolve();
const asOf = '2026-11-26T10:00:00.000Z';

function filledIndex() {
  const index = openHandoffIndex(':memory:', 'a');
  index.beginNext();
  const page = { rows: [], deleted: [], unreadable: [], next: 'link', isLast: true };
  index.take({ kind: 'page', ...page }, 'next');
  index.complete(asOf, 'next');
  return index;
}

it('answers from the index when the list does not answer in time', async () => {
  const index = filledIndex();
  const state = { asOf, unreadable: 0, hidden: 0, stale: false };
  const handoffLog: HandoffLog = { keepInStep: atOnce, ask: async () => ({ index, state }) };
  const answer = await askedOrSeen(never<string>, () => 'seen', {
    handoffLog,
    inTime: createInTime(atOnce),
  });
  expect(answer).toEqual({ found: 'seen', asOf });
  index.close();
});

it('knows nobody to be away when Exchange does not answer in time', async () => {
  expect(
    await findAwayInTime(['a@b.example'], {
      mailbox: { findAway: never },
      inTime: createInTime(atOnce),
    }),
  ).toEqual([]);
});

it('knows nobody to be away when Exchange refuses to say so, and hides no mistake of our own', async () => {
  const asked = (error: Error) =>
    findAwayInTime(['a@b.example'], {
      mailbox: { findAway: () => Promise.reject(error) },
      inTime: createInTime(never),
    });
  expect(await asked(new ProductError('microsoft_busy', 'later'))).toEqual([]);
  await expect(asked(new TypeError('a mistake'))).rejects.toThrow('a mistake');
});

it('takes a question about nobody for no answer of Exchange', async () => {
  const asked: string[] = [];
  const mailbox = { findAway: async (of: readonly string[]) => (asked.push(...of), []) };
  const inTime: InTime = async (answerer) => {
    throw new Error(`${answerer} was asked`);
  };
  expect(await findAwayInTime([], { mailbox, inTime })).toEqual([]);
  expect(asked).toEqual([]);
});

/** A list that never answers, and how often somebody has waited for it. */
function silentList(index: ReturnType<typeof filledIndex>) {
  let waited = 0;
  const log = createHandoffLog({
    index,
    changes: { read: never, readOne: never },
    now: () => new Date('2026-11-26T11:00:00.000Z'),
    rest: atOnce,
    doLater: (_at, task) => {
      waited += 1;
      void task();
    },
    freshSeconds: 30,
    onStartAnew: () => {},
    onFailed: () => {},
  });
  return { log, waits: () => waited };
}

it('waits only once for a round of changes that does not come back', async () => {
  const index = filledIndex();
  const { log, waits } = silentList(index);
  expect((await log.ask()).state.asOf).toBe(asOf);
  expect((await log.ask()).state.asOf).toBe(asOf);
  expect((await log.ask()).state.asOf).toBe(asOf);
  expect(waits()).toBe(1);
  index.close();
});

it('while a list is read for the first time, only the first waits for it', async () => {
  const index = openHandoffIndex(':memory:', 'a');
  const { log, waits } = silentList(index);
  for (const _again of [1, 2])
    await expect(log.ask()).rejects.toMatchObject({ code: 'index_building' });
  expect(waits()).toBe(1);
  index.close();
});

it('whoever asks to be left alone is, also while a list is read for the first time', async () => {
  const index = openHandoffIndex(':memory:', 'a');
  let asked = 0;
  let now = new Date('2026-11-26T11:00:00.000Z');
  const log = createHandoffLog({
    index,
    changes: {
      read: async () => {
        asked += 1;
        throw new ProductError('microsoft_busy', 'later', { retryAfterSeconds: 60 });
      },
      readOne: never,
    },
    now: () => now,
    rest: atOnce,
    doLater: () => {},
    freshSeconds: 30,
    onStartAnew: () => {},
    onFailed: () => {},
  });
  await expect(log.ask()).rejects.toMatchObject({ code: 'microsoft_busy' });
  now = new Date('2026-11-26T11:00:20.000Z');
  const refused = { code: 'index_building', retryAfterSeconds: 40 };
  await expect(log.ask()).rejects.toMatchObject(refused);
  expect(asked).toBe(1);
  now = new Date('2026-11-26T11:01:00.000Z');
  await expect(log.ask()).rejects.toMatchObject({ code: 'microsoft_busy' });
  expect(asked).toBe(2);
  index.close();
});
