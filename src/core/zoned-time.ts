import type { Day } from './responsibility.ts';

/** The time zone of everybody for whom nothing else is set. */
export const defaultTimeZone = 'Europe/Berlin';

const minuteMs = 60_000;
const dayMs = 86_400_000;
const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  formats.set(timeZone, made);
  return made;
}

/** Whether this machine knows the zone, for example `Europe/Berlin`. */
export function isTimeZone(name: string): boolean {
  try {
    formatOf(name);
    return true;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

/** What a clock on the wall of that zone shows at a moment, in milliseconds as if the zone were UTC. */
function wallTime(at: number, timeZone: string): number {
  const parts = new Map(
    formatOf(timeZone)
      .formatToParts(at)
      .map((it) => [it.type, it.value]),
  );
  const part = (name: Intl.DateTimeFormatPartTypes) => Number(parts.get(name));
  return Date.UTC(
    part('year'),
    part('month') - 1,
    part('day'),
    part('hour'),
    part('minute'),
    part('second'),
  );
}

/** The calendar day in that zone. */
export function dayIn(timeZone: string, moment: Date): Day {
  return new Date(wallTime(moment.getTime(), timeZone)).toISOString().slice(0, 10);
}

/**
 * The moment at which the clock of that zone shows so many minutes after midnight of the day. A time that
 * is skipped when the clock is put forward counts from the clock before; of one that comes twice, the first.
 */
export function momentIn(timeZone: string, day: Day, minutes: number): Date {
  const wanted = Date.parse(day) + minutes * minuteMs;
  const offset = wallTime(wanted - dayMs, timeZone) - (wanted - dayMs);
  const guess = wanted - offset;
  if (wallTime(guess, timeZone) === wanted) return new Date(guess);
  const later = wallTime(wanted + dayMs, timeZone) - (wanted + dayMs);
  const other = wanted - later;
  return new Date(wallTime(other, timeZone) === wanted ? other : guess);
}

/** The calendar day so many days later, or earlier when negative. */
export function daysLater(day: Day, days: number): Day {
  return new Date(Date.parse(day) + days * dayMs).toISOString().slice(0, 10);
}

/** 1 for Monday to 7 for Sunday. */
export function weekdayOf(day: Day): number {
  return new Date(Date.parse(day)).getUTCDay() || 7;
}
