import { absencesOf, type CoveredAbsence } from './cover-absence.ts';
import { type DoneStep, type Separation, separationsOf } from './cover-separation.ts';
import type { Person } from './person.ts';
import { inForce } from './register.ts';
import type { Day, Responsibility } from './responsibility.ts';
import type { Recipient, Role, Skipped } from './suggestion.ts';

/** What else decides about the person, as far as it is known. */
export interface Conditions {
  /** Open business hours by oid; who is not in it has none. With it, a team shares the load. */
  openHours?: ReadonlyMap<string, number>;
  /** What has been done of this run of the process, for four eyes. */
  doneSteps?: readonly DoneStep[];
}

interface Turn {
  person: Person;
  role: Role;
}

/** All that keeps people from receiving it on this day. */
interface Obstacles {
  absences: readonly CoveredAbsence[];
  today: Day;
  separations: ReadonlyMap<string, Separation>;
}

/**
 * Who gets it today: the owner, else the deputies in order, else the first of the team who may. Where
 * load is known and there is a team, the team comes first: whoever has the least open, ties by oid.
 * When nobody of the register is left, whoever covers for one who is away, and so on. Somebody named
 * twice is asked once, in the first role. Undefined when nobody is left or the day is outside its validity.
 */
export function whoReceives(
  responsibility: Responsibility,
  absences: readonly CoveredAbsence[],
  today: Day,
  { openHours, doneSteps = [] }: Conditions = {},
): Recipient | undefined {
  if (!inForce(responsibility, today)) return undefined;
  const separations = separationsOf(responsibility, doneSteps);
  const obstacles = { absences, today, separations };
  const skipped: Skipped[] = [];
  for (const equals of ranksOf(responsibility, openHours !== undefined)) {
    const hindered = equals.flatMap((turn) => obstacleTo(turn, obstacles) ?? []);
    skipped.push(...hindered);
    const free = equals.filter(({ person }) => hindered.every((each) => each.person !== person));
    const [least, ...others] = byLoad(free, openHours);
    if (least !== undefined)
      return { ...least, skipped: [...skipped, ...busierThan(least, others, openHours)] };
  }
  return whoCovers(skipped, obstacles);
}

/** The register's people in order; those who share a rank are equals. */
function ranksOf(responsibility: Responsibility, sharesLoad: boolean): Turn[][] {
  const turns = turnsOf(responsibility);
  if (!sharesLoad) return turns.map((turn) => [turn]);
  const team = new Set(responsibility.team.map(({ oid }) => oid));
  const others = turns.filter(({ person }) => !team.has(person.oid));
  return [turns.filter(({ person }) => team.has(person.oid)), ...others.map((turn) => [turn])];
}

function turnsOf({ owner, deputies, team }: Responsibility): Turn[] {
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

function obstacleTo(turn: Turn, { absences, today, separations }: Obstacles): Skipped | undefined {
  const [absence] = absencesOf(turn.person.oid, absences, today);
  const separation = separations.get(turn.person.oid);
  if (absence !== undefined)
    return { ...turn, reason: 'away', ...(absence.to !== undefined && { until: absence.to }) };
  return separation && { ...turn, reason: 'four_eyes', ...separation };
}

/**
 * Whoever covers for the first absent one; is that one away too, whoever covers for them, each asked
 * once. Nobody covers for one whom four eyes keep out: it would be the same pair of eyes.
 */
function whoCovers(register: readonly Skipped[], obstacles: Obstacles): Recipient | undefined {
  const { absences, today, separations } = obstacles;
  const skipped = [...register];
  const asked = new Set(skipped.map(({ person }) => person.oid));
  for (const { person, reason } of skipped) {
    if (reason !== 'away' || separations.has(person.oid)) continue;
    const cover = absencesOf(person.oid, absences, today).find((each) => each.coveredBy)?.coveredBy;
    if (cover === undefined || asked.has(cover.oid)) continue;
    asked.add(cover.oid);
    const turn: Turn = { person: cover, role: 'deputy' };
    const obstacle = obstacleTo(turn, obstacles);
    if (obstacle === undefined) return { ...turn, skipped };
    skipped.push(obstacle);
  }
  return undefined;
}

function byLoad(turns: readonly Turn[], openHours: Conditions['openHours']): Turn[] {
  return turns.toSorted(
    ({ person: a }, { person: b }) =>
      hoursOf(a, openHours) - hoursOf(b, openHours) || (a.oid < b.oid ? -1 : 1),
  );
}

function busierThan(
  { person }: Turn,
  others: readonly Turn[],
  openHours: Conditions['openHours'],
): Skipped[] {
  const against = hoursOf(person, openHours);
  return others
    .map((turn) => ({ ...turn, open: hoursOf(turn.person, openHours) }))
    .filter(({ open }) => open > against)
    .map((turn) => ({ ...turn, reason: 'busier', against }));
}

/** What is not a number of hours counts as none, so that one bad figure keeps nobody out. */
function hoursOf({ oid }: Person, openHours: Conditions['openHours']): number {
  const hours = openHours?.get(oid) ?? 0;
  return Number.isFinite(hours) && hours > 0 ? hours : 0;
}
