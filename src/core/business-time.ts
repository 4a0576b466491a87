import { getHolidays } from 'feiertagejs';
import type { Day } from './responsibility.ts';
import type { FederalState, Site } from './site.ts';
import { dayIn, daysLater, momentIn, weekdayOf } from './zoned-time.ts';

const hourMs = 3_600_000;
/** Whoever works fewer than one day in the next ten years is not waited for longer. */
const longestDays = 3_653;

/** A stretch of working time between two moments, in milliseconds since 1970. */
interface Stretch {
  from: number;
  to: number;
}

/** Whether the site's federal state has a public holiday on that day. */
export function isHoliday(day: Day, federalState: FederalState): boolean {
  return holidaysOf(day.slice(0, 4), federalState).has(day);
}

const holidays = new Map<string, Set<Day>>();

function holidaysOf(year: string, federalState: FederalState): Set<Day> {
  const key = `${federalState} ${year}`;
  const known = holidays.get(key);
  if (known !== undefined) return known;
  const days = getHolidays(Number(year), federalState).map(({ date }) => date.toISOString());
  const made = new Set(days.map((each) => each.slice(0, 10)));
  holidays.set(key, made);
  return made;
}

/** Whether anybody works there on that day. */
export function isWorkday(day: Day, site: Site): boolean {
  return (
    (site.week[weekdayOf(day) - 1] ?? []).length > 0 &&
    !site.closed.includes(day) &&
    !isHoliday(day, site.federalState)
  );
}

/** The working day so many working days after `day`, which need not be one itself; for 0 the first one from `day` on. */
export function workdayAfter(day: Day, workdays: number, site: Site): Day {
  let at = day;
  let left = isWorkday(day, site) ? workdays : Math.max(workdays, 1);
  for (let tried = 0; left > 0 && tried < longestDays; tried++) {
    at = daysLater(at, 1);
    if (isWorkday(at, site)) left--;
  }
  return at;
}

/**
 * The moment at which so many working hours of the site have passed since `from`; outside working time
 * the clock stands. For 0 hours the next working moment, `from` itself if it is one.
 */
export function dueAt(from: Date, hours: number, site: Site): Date {
  let left = Math.max(hours, 0) * hourMs;
  const first = dayIn(site.timeZone, from);
  for (let days = 0; days < longestDays; days++) {
    for (const stretch of stretchesOn(daysLater(first, days), site)) {
      const begin = Math.max(stretch.from, from.getTime());
      const length = stretch.to - begin;
      if (length < 0) continue;
      if (left <= length && (left > 0 || length > 0)) return new Date(begin + left);
      left -= length;
    }
  }
  return momentIn(site.timeZone, daysLater(first, longestDays), 0);
}

/** Working hours of the site between two moments; negative when `to` comes first. */
export function hoursBetween(from: Date, to: Date, site: Site): number {
  if (to < from) return 0 - hoursBetween(to, from, site);
  const last = dayIn(site.timeZone, to);
  let passed = 0;
  let day = dayIn(site.timeZone, from);
  for (let days = 0; day <= last && days < longestDays; days++) {
    for (const stretch of stretchesOn(day, site)) {
      const end = Math.min(stretch.to, to.getTime());
      passed += Math.max(end - Math.max(stretch.from, from.getTime()), 0);
    }
    day = daysLater(day, 1);
  }
  return passed / hourMs;
}

/** Whether it is working time there. */
export function isWorkingTime(moment: Date, site: Site): boolean {
  const at = moment.getTime();
  return stretchesOn(dayIn(site.timeZone, moment), site).some(
    ({ from, to }) => from <= at && at < to,
  );
}

/** The last moment of a day there: what is due on that day is late from here on. */
export function endOfDay(day: Day, site: Site): Date {
  return momentIn(site.timeZone, daysLater(day, 1), 0);
}

/** The working time of a day there, in order; none on a day off. */
export function stretchesOn(day: Day, site: Site): Stretch[] {
  if (!isWorkday(day, site)) return [];
  return (site.week[weekdayOf(day) - 1] ?? []).map(({ from, to }) => ({
    from: momentIn(site.timeZone, day, from).getTime(),
    to: momentIn(site.timeZone, day, to).getTime(),
  }));
}
