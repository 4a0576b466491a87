import { type DoneStep, separationsOf } from './cover-separation.ts';
import { obstacleTo, type Turn, turnsOf } from './cover-turn.ts';
import { covering } from './covering.ts';
import type { Person } from './person.ts';
import { inForce } from './register.ts';
import type { Absence, Day, Responsibility } from './responsibility.ts';
import type { Recipient, Skipped } from './suggestion.ts';

/** What else decides about the person, as far as it is known. */
export interface Conditions {
  /** Open business hours by oid; who is not in it has none. With it, a team shares the load. */
  openHours?: ReadonlyMap<string, number>;
  /** What has been done of this run of the process, for four eyes. */
  doneSteps?: readonly DoneStep[];
}

/**
 * Who gets it today: the owner, else the deputies in order, else the first of the team who may. Where
 * load is known and there is a team, the team comes first: whoever has the least open, ties by oid.
 * When nobody of the register is left, whoever covers for one who is away, and so on. Somebody named
 * twice is asked once, in the first role. Undefined when nobody is left or the day is outside its validity.
 */
export function whoReceives(
  responsibility: Responsibility,
  absences: readonly Absence[],
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
  return covering(skipped, obstacles).next().value;
}

/** The register's people in order; those who share a rank are equals. */
function ranksOf(responsibility: Responsibility, sharesLoad: boolean): Turn[][] {
  const turns = turnsOf(responsibility);
  if (!sharesLoad) return turns.map((turn) => [turn]);
  const team = new Set(responsibility.team.map(({ oid }) => oid));
  const others = turns.filter(({ person }) => !team.has(person.oid));
  return [turns.filter(({ person }) => team.has(person.oid)), ...others.map((turn) => [turn])];
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
    .filter((turn) => hoursOf(turn.person, openHours) > against)
    .map((turn) => ({ ...turn, reason: 'busier' }));
}

/** What is not a number of hours counts as none, so that one bad figure keeps nobody out. */
function hoursOf({ oid }: Person, openHours: Conditions['openHours']): number {
  const hours = openHours?.get(oid) ?? 0;
  return Number.isFinite(hours) && hours > 0 ? hours : 0;
}
