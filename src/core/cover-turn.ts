import { absencesOf } from './cover-absence.ts';
import type { Separation } from './cover-separation.ts';
import type { Person } from './person.ts';
import type { Absence, Day, Responsibility } from './responsibility.ts';
import type { Role, Skipped } from './suggestion.ts';

/** Somebody of the register, in the role in which they are asked. */
export interface Turn {
  person: Person;
  role: Role;
}

/** All that keeps people from receiving it on this day. */
export interface Obstacles {
  absences: readonly Absence[];
  today: Day;
  separations: ReadonlyMap<string, Separation>;
}

/** Owner, deputies, team, in order; somebody named twice is asked once, in the first role. */
export function turnsOf({ owner, deputies, team }: Responsibility): Turn[] {
  const turns: Turn[] = [
    { person: owner, role: 'owner' },
    ...deputies.map(
      (person, index): Turn => ({ person, role: index === 0 ? 'deputy' : 'second_deputy' }),
    ),
    ...team.map((person): Turn => ({ person, role: 'team' })),
  ];
  return turns.filter(
    ({ person }, at) => turns.findIndex((turn) => turn.person.oid === person.oid) === at,
  );
}

/** Everybody the register names for work, and who covers for them; some of them several times. */
export function listedPeople(
  responsibilities: readonly Responsibility[],
  absences: readonly Absence[],
): Person[] {
  const people = responsibilities.flatMap((each) => turnsOf(each).map(({ person }) => person));
  return [...people, ...absences.flatMap(({ coveredBy }) => coveredBy ?? [])];
}

/** Somebody the register names for work, by Entra id; of several spellings the first. */
export function findListed(
  oid: string,
  responsibilities: readonly Responsibility[],
): Person | undefined {
  return listedPeople(responsibilities, []).find((person) => person.oid === oid);
}

/** What keeps this one from receiving it, or nothing. */
export function obstacleTo(
  turn: Turn,
  { absences, today, separations }: Obstacles,
): Skipped | undefined {
  const [absence] = absencesOf(turn.person.oid, absences, today);
  const separation = separations.get(turn.person.oid);
  if (absence !== undefined) return { ...turn, ...goneBy(absence) };
  return separation && { ...turn, reason: 'four_eyes', ...separation };
}

function goneBy({ account, to }: Absence): Pick<Skipped, 'reason' | 'until'> {
  if (account !== undefined) return { reason: account };
  return { reason: 'away', ...(to !== undefined && { until: to }) };
}
