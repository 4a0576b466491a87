import type { Day } from './responsibility.ts';
import { dayIn, defaultTimeZone } from './zoned-time.ts';

/** The calendar day in Germany at a moment, as `YYYY-MM-DD`. */
export function dayOf(moment: Date): Day {
  return dayIn(defaultTimeZone, moment);
}
