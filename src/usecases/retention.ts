import { dayOf } from '../core/calendar.ts';
import type { ErasureWish } from '../core/erasure.ts';
import { ProductError } from '../core/errors.ts';
import type { Day } from '../core/responsibility.ts';
import { dueBefore, retentionDays } from '../core/retention.ts';
import type { CurrentRegister } from './current-register.ts';
import { type DueDeps, dueErasures } from './due-erasures.ts';
import { type EraseDeps, eraseHandoff } from './erase.ts';
import { type ForgetDeps, forgetEndedAbsences } from './forget-absences.ts';
import type { ReadingLog } from './record-ports.ts';

export interface RetentionDeps extends EraseDeps, ForgetDeps, DueDeps {
  currentRegister: () => Promise<Pick<CurrentRegister, 'settings'>>;
  readings: Pick<ReadingLog, 'listBefore' | 'remove'>;
  /** Told what could not be erased; it is tried again the next day. */
  onFailed: (what: string, error: unknown) => void;
}

const lookEveryMs = 24 * 60 * 60 * 1000;
/** Some 30 resource units each, of 1,250 a minute that everybody else lives on, too. */
const mostHandoffsInOneRound = 10;
const mostReadingsInOneRound = 50;

/**
 * A chore of the worker: what was finished longer ago than the setting allows loses its personal values; absences that
 * ended and readings by auditors that happened before that go; and what an interrupted erasure has left is ended.
 * Without the setting nothing happens. Answers how many values and rows went.
 */
export function createRetention(deps: RetentionDeps): () => Promise<number> {
  const { currentRegister, now, onFailed } = deps;
  const left: Left = { handoffs: [], readings: [] };
  let lastLook = Number.NEGATIVE_INFINITY;
  let isFirstLook = true;
  return async () => {
    const days = retentionDays((await currentRegister()).settings);
    if (days === undefined) return 0;
    const before = dueBefore(days, now());
    const sinceLook = now().getTime() - lastLook;
    // before the last look: the clock was set back
    if (sinceLook >= lookEveryMs || sinceLook < 0) {
      const { waiting, lastErased } = await dueErasures(before, deps);
      left.handoffs = [...(isFirstLook ? lastErased : []), ...waiting];
      [isFirstLook, lastLook] = [false, now().getTime()];
      await forgetAllEnded(dayOf(new Date(before)), deps).catch((error: unknown) =>
        onFailed('removing ended absences', error),
      );
      left.readings = await deps.readings.listBefore(before).catch((error: unknown) => {
        onFailed('looking for old readings', error);
        return [];
      });
    }
    const erased = await eraseSome(left, { kind: 'finished', before }, deps);
    return erased + (await removeSome(left, deps));
  };
}

/** What the last look has found and is still to be done. */
interface Left {
  handoffs: string[];
  readings: string[];
}

async function eraseSome(left: Left, wish: ErasureWish, deps: RetentionDeps): Promise<number> {
  let count = 0;
  for (const handoffKey of left.handoffs.splice(0, mostHandoffsInOneRound))
    count += await eraseHandoff(handoffKey, wish, deps).catch((error: unknown) => {
      deps.onFailed(`erasing ${handoffKey}`, error);
      return 0;
    });
  return count;
}

async function removeSome(left: Left, { readings, onFailed }: RetentionDeps): Promise<number> {
  let count = 0;
  for (const id of left.readings.splice(0, mostReadingsInOneRound))
    await readings.remove(id).then(
      () => (count += 1),
      (error: unknown) => onFailed(`removing reading ${id}`, error),
    );
  return count;
}

async function forgetAllEnded(before: Day, deps: ForgetDeps): Promise<void> {
  const { left } = await forgetEndedAbsences(before, deps);
  if (left.length === 0) return;
  const ids = left.map(({ itemId }) => itemId).join(', ');
  throw new ProductError('changed_meanwhile', `absences ${ids} were changed meanwhile`);
}
