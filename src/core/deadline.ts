import { dueAt, endOfDay } from './business-time.ts';
import type { HandoffRecord } from './handoff-record.ts';
import type { Site } from './site.ts';

/** Business hours within which an owner answers where the register states none: one working day. */
export const usualAnswerHours = 8;

/**
 * The moment by which an offered hand-off wants a yes or a no, in the working hours of the owner's site;
 * but not later than it is due.
 */
export function answerBy(
  { handedOffAt, due }: HandoffRecord,
  answerHours: number | undefined,
  site: Site,
): Date {
  const answer = dueAt(new Date(handedOffAt), answerHours ?? usualAnswerHours, site);
  const end = due === undefined ? answer : endOfDay(due, site);
  return end < answer ? end : answer;
}

/** The moment from which on a hand-off is late; nothing when it is not open, waits, or no time was ever stated. */
export function lateFrom(
  record: HandoffRecord,
  answerHours: number | undefined,
  site: Site,
): Date | undefined {
  const { state, due } = record;
  if (state === 'offered') return answerBy(record, answerHours, site);
  if (state !== 'accepted') return undefined;
  if (due !== undefined) return endOfDay(due, site);
  return answerHours === undefined ? undefined : answerBy(record, answerHours, site);
}
