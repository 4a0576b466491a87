import type { BusinessClock } from './business-clock.ts';
import { dueAt, endOfDay } from './business-time.ts';
import type { HandoffRecord } from './handoff-record.ts';
import type { Site } from './site.ts';

/** Business hours within which an owner answers where the register states none: one working day. */
export const usualAnswerHours = 8;

type Timed = Pick<HandoffRecord, 'state' | 'due' | 'handedOffAt'>;
type Times = Pick<BusinessClock, 'dueAt' | 'endOfDay'>;

/** The moment from which on a hand-off is late; nothing when it is not open, waits, or no time was ever stated. */
export function lateFrom(
  record: Timed,
  answerHours: number | undefined,
  site: Site,
): Date | undefined {
  return lateByClock(record, answerHours, timesAt(site));
}

/** The same by a clock of the owner's site that answers faster. */
export function lateByClock(
  record: Timed,
  answerHours: number | undefined,
  times: Times,
): Date | undefined {
  const { state, due } = record;
  if (state === 'offered') return answerBy(record, answerHours, times);
  if (state !== 'accepted') return undefined;
  if (due !== undefined) return times.endOfDay(due);
  return answerHours === undefined ? undefined : answerBy(record, answerHours, times);
}

/**
 * The moment by which an offered hand-off wants a yes or a no, in the working hours of the owner's site;
 * but not later than it is due.
 */
function answerBy(
  { handedOffAt, due }: Timed,
  answerHours: number | undefined,
  times: Times,
): Date {
  const answer = times.dueAt(new Date(handedOffAt), answerHours ?? usualAnswerHours);
  const end = due === undefined ? answer : times.endOfDay(due);
  return end < answer ? end : answer;
}

function timesAt(site: Site): Times {
  return {
    dueAt: (from, hours) => dueAt(from, hours, site),
    endOfDay: (day) => endOfDay(day, site),
  };
}
