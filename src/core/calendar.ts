import type { Day } from './responsibility.ts';
import { dayIn, defaultTimeZone } from './zoned-time.ts';

/** The calendar day in Germany at a moment, as `YYYY-MM-DD`. */
export function dayOf(moment: Date): Day {
  return dayIn(defaultTimeZone, moment);
}

/** The same of a moment as it stands in a list, ISO 8601; empty when nobody knows. */
export function dayAt(moment: string): Day {
  const at = new Date(moment);
  return Number.isNaN(at.getTime()) ? '' : dayOf(at);
}

/** The moment a day begins in Germany, ISO 8601 in UTC. */
export function startOf(day: Day): string {
  const inSummer = new Date(`${day}T00:00:00+02:00`);
  const start = dayOf(inSummer) === day ? inSummer : new Date(`${day}T00:00:00+01:00`);
  return start.toISOString();
}
