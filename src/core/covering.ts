import { absencesOf } from './cover-absence.ts';
import { type DoneStep, separationsOf } from './cover-separation.ts';
import { type Obstacles, obstacleTo, type Turn, turnsOf } from './cover-turn.ts';
import type { Person } from './person.ts';
import { inForce } from './register.ts';
import type { Absence, Day, Responsibility } from './responsibility.ts';
import type { Cover, Recipient, Skipped } from './suggestion.ts';

/**
 * Everybody who may receive it today only because they cover for somebody who is away, in the order in which they
 * are asked. Empty on a day outside its validity.
 */
export function standInsFor(
  responsibility: Responsibility,
  absences: readonly Absence[],
  today: Day,
  doneSteps: readonly DoneStep[] = [],
): Recipient[] {
  if (!inForce(responsibility, today)) return [];
  const obstacles = { absences, today, separations: separationsOf(responsibility, doneSteps) };
  const turns = turnsOf(responsibility);
  return [
    ...covering(
      turns.flatMap((turn) => obstacleTo(turn, obstacles) ?? []),
      obstacles,
    ),
  ];
}

/**
 * Whoever covers for the absent ones, in order; is that one away too, whoever covers for them, each asked
 * once. Nobody covers for one whom four eyes keep out: it would be the same pair of eyes.
 */
export function* covering(
  hindered: readonly Skipped[],
  obstacles: Obstacles,
): Generator<Recipient, undefined> {
  const { absences, today, separations } = obstacles;
  const skipped = [...hindered];
  const asked = new Set(skipped.map(({ person }) => person.oid));
  for (const { person, reason } of skipped) {
    if (reason === 'four_eyes' || separations.has(person.oid)) continue;
    const absence = absencesOf(person.oid, absences, today).find((each) => each.coveredBy);
    const cover = absence?.coveredBy;
    if (cover === undefined || asked.has(cover.oid)) continue;
    asked.add(cover.oid);
    const turn: Turn = { person: cover, role: 'deputy' };
    const obstacle = obstacleTo(turn, obstacles);
    if (obstacle === undefined)
      yield { ...turn, covers: coverOf(person, absence), skipped: [...skipped] };
    else skipped.push(obstacle);
  }
}

function coverOf({ name }: Person, absence: Absence | undefined): Cover {
  return { name, ...(absence?.to !== undefined && { until: absence.to }) };
}

/** For whom of the register somebody covers today, and until when; each once. */
export function coversToday(
  oid: string,
  responsibilities: readonly Responsibility[],
  absences: readonly Absence[],
  today: Day,
): Cover[] {
  // most cover for nobody, and are spared a walk through the register
  if (!absences.some(({ coveredBy }) => coveredBy?.oid === oid)) return [];
  const people = responsibilities.flatMap((each) => turnsOf(each).map(({ person }) => person));
  const named = new Map(people.map((person) => [person.oid, person]));
  return [...named.values()].flatMap((person) => {
    const absence = absencesOf(person.oid, absences, today).find((each) => each.coveredBy);
    return absence?.coveredBy?.oid === oid ? [coverOf(person, absence)] : [];
  });
}
