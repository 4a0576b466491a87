import type { Day } from '../responsibility.ts';

const months =
  'January February March April May June July August September October November December'.split(
    ' ',
  );

/** A day as people write it: 14.03.2026, 14 March 2026. */
export function sayDay(day: Day, language: 'de' | 'en'): string {
  const [year = '', month = '', date = ''] = day.split('-');
  if (language === 'de') return `${date}.${month}.${year}`;
  return `${Number(date)} ${months[Number(month) - 1] ?? month} ${year}`;
}

/** A moment, ISO 8601, to the minute and in UTC, so that it is the same wherever it is read. */
export function sayMoment(at: string, language: 'de' | 'en'): string {
  return `${sayDay(at.slice(0, 10), language)}, ${at.slice(11, 16)} UTC`;
}
