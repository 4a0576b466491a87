import { dayOf } from '../core/calendar.ts';
import { type ErasureWish, wantedErasures } from '../core/erasure.ts';
import { ProductError } from '../core/errors.ts';
import type { Day } from '../core/responsibility.ts';
import { dueBefore, retentionDays } from '../core/retention.ts';
import type { CurrentRegister } from './current-register.ts';
import { type EraseDeps, eraseHandoff } from './erase.ts';
import { exportLog } from './export-log.ts';
import { type ForgetDeps, forgetEndedAbsences } from './forget-absences.ts';

export interface RetentionDeps extends EraseDeps, ForgetDeps {
  currentRegister: () => Promise<Pick<CurrentRegister, 'settings'>>;
  /** Told what could not be erased; it is tried again the next day. */
  onFailed: (what: string, error: unknown) => void;
}

/** All of the lists is read for it, so it is done once a day. */
const lookEveryMs = 24 * 60 * 60 * 1000;
const mostInOneRound = 100;

/**
 * A chore of the worker: what was finished longer ago than the setting allows loses its personal values, absences that
 * ended before that go, and what an interrupted erasure has left is ended. Without the setting nothing happens. Answers how many values went.
 */
export function createRetention(deps: RetentionDeps): () => Promise<number> {
  const { lists, currentRegister, now, onFailed } = deps;
  let waiting: string[] = [];
  let nextLook = 0;
  return async () => {
    const days = retentionDays((await currentRegister()).settings);
    if (days === undefined) return 0;
    const wish: ErasureWish = { kind: 'finished', before: dueBefore(days, now()) };
    if (now().getTime() >= nextLook) {
      const wanted = wantedErasures(await exportLog('', lists), wish);
      waiting = wanted.map(({ handoffKey }) => handoffKey);
      nextLook = now().getTime() + lookEveryMs;
      await forgetAllEnded(dayOf(new Date(wish.before)), deps).catch((error: unknown) =>
        onFailed('removing ended absences', error),
      );
    }
    let count = 0;
    for (const handoffKey of waiting.splice(0, mostInOneRound)) {
      count += await eraseHandoff(handoffKey, wish, deps).catch((error: unknown) => {
        onFailed(`erasing ${handoffKey}`, error);
        return 0;
      });
    }
    return count;
  };
}

async function forgetAllEnded(before: Day, deps: ForgetDeps): Promise<void> {
  const { left } = await forgetEndedAbsences(before, deps);
  if (left.length === 0) return;
  const ids = left.map(({ itemId }) => itemId).join(', ');
  throw new ProductError('changed_meanwhile', `absences ${ids} were changed meanwhile`);
}
