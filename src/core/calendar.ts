import type { Day } from './responsibility.ts';
import { dayIn, defaultTimeZone } from './zoned-time.ts';

/** The calendar day in Germany at a moment, as `YYYY-MM-DD`. */
export function dayOf(moment: Date): Day {
  return dayIn(defaultTimeZone, moment);
}

/** The moment a day begins in Germany, ISO 8601 in UTC. */
export function startOf(day: Day): string {
  const inSummer = new Date(`${day}T00:00:00+02:00`);
  const start = dayOf(inSummer) === day ? inSummer : new Date(`${day}T00:00:00+01:00`);
  return start.toISOString();
}
