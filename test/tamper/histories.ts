import { textOf } from '../../src/core/audit-rows.ts';
import { audit, type AuditReport } from '../../src/core/audit.ts';
import { logKeysOf } from '../../src/core/log-key.ts';
import { verifyNatively } from '../../src/main/verify-natively.ts';
import { exportLog } from '../../src/usecases/export-log.ts';
import { diceOf } from '../simulation/faults.ts';
import { createWriter, newRow, stepsOf, testKeys } from './honest-log.ts';
import { createMemoryLists, type Fields } from './memory-lists.ts';

/**
 * Two to four servers write at the same time, in an order the seed decides: some die between row and event,
 * two keep the log at once. Nothing of this is tampering, so nothing may be found.
 */
export async function honestHistory(seed: number): Promise<AuditReport> {
  const dice = diceOf(seed);
  const waiting: (() => void)[] = [];
  const lists = createMemoryLists(() => new Promise((go) => waiting.push(() => go())));
  const keys = testKeys();
  const servers = 2 + Math.floor(dice() * 3);
  const now = () => new Date(Date.UTC(2026, 10, 1) + seed * 1000);
  const work = Array.from({ length: servers }, async (_, server) => {
    const { recorderOf, keeper, later } = createWriter(lists, { keys, dice, now });
    const recorder = recorderOf({ oid: `oid-${server}`, name: `Server ${server}` });
    for (let number = 1; number <= 3; number++) {
      // the same claims on every server: one of them wins, the others act on the winner's row
      const row = newRow(number, dice);
      const item = (await lists.create(recorder, row)) ?? findRow(lists, String(row['ClaimKey']));
      for (const step of stepsOf(dice, now().toISOString())) {
        await lists.change(recorder, item, step, (fields) => mayFollow(fields, step));
        // a server that dies here leaves the event in its row
        if (dice() < 0.5) for (const task of later.splice(0)) await task();
      }
      if (dice() < 0.4) await keeper.write();
    }
  });
  let isDone = false;
  const all = Promise.all(work).finally(() => {
    isDone = true;
  });
  await letGo(waiting, dice, () => isDone);
  await all;
  const last = (async () => {
    const { keeper } = createWriter(lists, { keys, dice, now });
    if (dice() < 0.7) await keeper.write();
    return exportLog(keys.log, lists.record, async () => {});
  })();
  let isExported = false;
  void last.finally(() => {
    isExported = true;
  });
  await letGo(waiting, dice, () => isExported);
  return audit(await last, { keys: logKeysOf(keys), verify: verifyNatively });
}

/** Lets one of those who wait go on, again and again, until nobody is left. */
async function letGo(
  waiting: (() => void)[],
  dice: () => number,
  isDone: () => boolean,
): Promise<void> {
  while (!isDone()) {
    await new Promise((next) => setImmediate(next));
    const [go] = waiting.splice(Math.floor(dice() * waiting.length), 1);
    go?.();
  }
}

/** The way a mail goes (core/handoff.ts): whoever comes too late for a step of it does not take it. */
const mailStatesBefore: Record<string, string[]> = {
  drafted: ['claimed'],
  sending: ['drafted', 'uncertain'],
  sent: ['sending'],
  uncertain: ['sending'],
};

function mayFollow(before: Fields, step: Fields): boolean {
  const next = textOf(step['MailState']);
  return next === '' || mailStatesBefore[next]?.includes(textOf(before['MailState'])) === true;
}

function findRow(lists: ReturnType<typeof createMemoryLists>, claimKey: string): string {
  return lists.rowsOf('Handoffs').find(({ fields }) => fields['ClaimKey'] === claimKey)?.id ?? '';
}
