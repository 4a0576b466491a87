import { sameDayLater } from './day-arithmetic.ts';
import type { RowColumns } from './register-change.ts';
import { notMine, type RegisterEntry } from './register-entry.ts';
import type { Day } from './responsibility.ts';

/** So many months after an answer a row is looked at again. */
const monthsUntilNext = 12;

/** What an owner answers when asked "still yours?". */
export const reviewAnswers = ['still_mine', 'not_mine'] as const;
export type ReviewAnswer = (typeof reviewAnswers)[number];

/** True for rows whose owner is asked today. Who has given a row back is not asked again. */
export function isAsked({ state, review }: RegisterEntry): boolean {
  return (state === 'active' || state === 'upcoming') && (review === 'due' || review === 'overdue');
}

/** What an answer writes into the row. "No longer mine" changes nobody's responsibility: it tells those who keep the register. */
export function answered(
  answer: ReviewAnswer,
  { today, by, note }: { today: Day; by: string; note: string },
): RowColumns {
  const signed = { ReviewedAt: today, ReviewedBy: by };
  if (answer === 'not_mine') return { ...signed, ReviewAnswer: notMine, ReviewNote: note || null };
  const next = sameDayLater(today, monthsUntilNext);
  return { ...signed, ReviewBy: next, ReviewAnswer: null, ReviewNote: null };
}
