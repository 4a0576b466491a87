import type { Day } from './responsibility.ts';
import { daysLater, weekdayOf } from './zoned-time.ts';

/** Monday is 1. The day with this weekday in the week of `day`, or so many weeks later. */
export function weekdayInWeek(day: Day, weekday: number, weeks = 0): Day {
  return daysLater(day, weekday - weekdayOf(day) + 7 * weeks);
}

export function monthIn(day: Day): number {
  return Number(day.slice(5, 7));
}

export function firstOf(day: Day): Day {
  return `${day.slice(0, 8)}01`;
}

/** The first of the month so many months later. */
export function monthsLater(day: Day, months: number): Day {
  const at = Date.UTC(Number(day.slice(0, 4)), monthIn(day) - 1 + months, 1);
  return new Date(at).toISOString().slice(0, 10);
}

export function lastOfMonth(day: Day): Day {
  return daysLater(monthsLater(day, 1), -1);
}

/** The same day so many months later, or the last of that month when it is shorter. */
export function sameDayLater(day: Day, months: number): Day {
  const first = monthsLater(day, months);
  return onlyReal(first.slice(0, 8) + day.slice(8)) ?? lastOfMonth(first);
}

export function two(digits = ''): string {
  return digits.padStart(2, '0');
}

/** Nothing for the 31st of April. */
export function onlyReal(day: Day): Day | undefined {
  const at = Date.parse(day);
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(day) ? day : undefined;
}
