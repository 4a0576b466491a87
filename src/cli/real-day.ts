import { onlyReal } from '../core/day-arithmetic.ts';
import { ProductError } from '../core/errors.ts';
import type { Day } from '../core/responsibility.ts';

/** A day of the calendar, or one sentence. */
export function realDay(text: string): Day {
  const day = /^\d{4}-\d{2}-\d{2}$/.test(text) ? onlyReal(text) : undefined;
  if (day === undefined) throw new ProductError('invalid_request', 'Give a day as YYYY-MM-DD.');
  return day;
}
