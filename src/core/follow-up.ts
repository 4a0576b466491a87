import { absencesOf } from './cover-absence.ts';
import { turnsOf } from './cover-turn.ts';
import type { HandoffRecord } from './handoff-record.ts';
import { inForce } from './register.ts';
import { type RegisterIndex, rowFor } from './register-index.ts';
import type { Absence, Day } from './responsibility.ts';
import type { Candidate } from './suggestion.ts';

/**
 * Whoever has an earlier hand-off, as a candidate for what belongs to it: as long as the responsibility still
 * is theirs and they are there today. Nothing otherwise.
 */
export function followUp(
  { responsibilityId, owner }: HandoffRecord,
  index: RegisterIndex,
  absences: readonly Absence[],
  today: Day,
): Candidate | undefined {
  const responsibility = rowFor(responsibilityId, index);
  const member =
    responsibility && turnsOf(responsibility).find(({ person }) => person.oid === owner.oid);
  if (responsibility === undefined || member === undefined) return undefined;
  if (!inForce(responsibility, today)) return undefined;
  if (absencesOf(owner.oid, absences, today).length > 0) return undefined;
  const { id, title, area, notHere, reviewedAt, answerHours, process } = responsibility;
  return {
    responsibilityId: id,
    title,
    area,
    notHere,
    recipient: { ...member, skipped: [] },
    evidence: [],
    ...(reviewedAt !== undefined && { reviewedAt }),
    ...(answerHours !== undefined && { answerHours }),
    ...(process !== undefined && { process }),
    score: 0,
  };
}
