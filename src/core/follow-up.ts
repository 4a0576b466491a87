import type { HandoffRecord } from './handoff-record.ts';
import type { Absence, Day, Responsibility } from './responsibility.ts';
import type { Candidate, Role } from './suggestion.ts';

/**
 * Whoever has an earlier hand-off, as a candidate for what belongs to it: as long as the responsibility still
 * is theirs and they are there today. Nothing otherwise.
 */
export function followUp(
  { responsibilityId, owner }: HandoffRecord,
  responsibilities: readonly Responsibility[],
  absences: readonly Absence[],
  today: Day,
): Candidate | undefined {
  const responsibility = responsibilities.find(({ id }) => id === responsibilityId);
  const member =
    responsibility && membersOf(responsibility).find(({ person }) => person.oid === owner.oid);
  if (responsibility === undefined || member === undefined) return undefined;
  if (absences.some((each) => each.oid === owner.oid && covers(each, today))) return undefined;
  const { id, title, area, notHere, reviewedAt, answerHours } = responsibility;
  return {
    responsibilityId: id,
    title,
    area,
    notHere,
    recipient: { ...member, skipped: [] },
    evidence: [],
    ...(reviewedAt !== undefined && { reviewedAt }),
    ...(answerHours !== undefined && { answerHours }),
    score: 0,
  };
}

function membersOf({ owner, deputies, team }: Responsibility) {
  const [first, ...others] = deputies;
  const as = (role: Role) => (person: Responsibility['owner']) => ({ person, role });
  return [
    as('owner')(owner),
    ...(first === undefined ? [] : [as('deputy')(first)]),
    ...others.map(as('second_deputy')),
    ...team.map(as('team')),
  ];
}

function covers({ from, to }: Absence, day: Day): boolean {
  return from <= day && (to === undefined || day <= to);
}
