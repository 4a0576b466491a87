import { sameDayLater } from '../day-arithmetic.ts';
import type { Responsibility } from '../responsibility.ts';
import { type Check, current, findingAt } from './facts.ts';
import type { RegisterFinding } from './register-finding.ts';

const monthsUntilNext = 12;

/** Rows that should have been looked at by now. */
export const checkReviews: Check = (facts) =>
  current(facts).flatMap((row): RegisterFinding[] =>
    row.reviewBy !== undefined && row.reviewBy < facts.today ? [overdue(row, facts.today)] : [],
  );

function overdue(row: Responsibility, today: string): RegisterFinding {
  const { id, reviewBy, owner } = row;
  const about = { people: [owner], ...(reviewBy !== undefined && { to: reviewBy }) };
  const columns = { ReviewedAt: today, ReviewBy: sameDayLater(today, monthsUntilNext) };
  const remedy = { does: 'confirm_review', row: id, columns } as const;
  return findingAt(row, {
    kind: 'review_overdue',
    weight: 'note',
    column: 'ReviewBy',
    about,
    remedy,
  });
}
