import { dayOf } from '../core/calendar.ts';
import { ProductError } from '../core/errors.ts';
import type { Day } from '../core/responsibility.ts';

/** Nothing is proved of a day that is to come, though rows for it are entered already: throws `day_to_come`. */
export function assertHasCome(day: Day, now: Date): void {
  const today = dayOf(now);
  if (day <= today) return;
  throw new ProductError(
    'day_to_come',
    `${day} is to come; today is ${today}, and who was responsible is told up to today.`,
  );
}
