import { absencesOf } from '../cover-absence.ts';
import type { Person } from '../person.ts';
import type { Absence, Day, Responsibility } from '../responsibility.ts';
import { asOthers, type Check, current, edit, findingAt, type RegisterFacts } from './facts.ts';
import type { RegisterFinding } from './register-finding.ts';

/** Two people of whom each has nobody but the other to stand in, in everything they own: away together, all of it has nobody. */
export const checkStandInCircles: Check = (facts) => {
  const byOwner = Map.groupBy(current(facts), ({ owner }) => owner.oid);
  const only = new Map([...byOwner].map(([oid, rows]) => [oid, onlyStandIn(rows)]));
  return [...byOwner].flatMap(([oid, rows]) => {
    const other = only.get(oid);
    const [first] = rows;
    const isCircle = other !== undefined && only.get(other.oid)?.oid === oid;
    if (!isCircle || first === undefined || oid > other.oid) return [];
    const all = [...rows, ...(byOwner.get(other.oid) ?? [])].toSorted((a, b) => a.id - b.id);
    const [row = first, ...others] = all;
    return [circleAt(row, [first.owner, other], others)];
  });
};

function circleAt(
  row: Responsibility,
  people: Person[],
  others: readonly Responsibility[],
): RegisterFinding {
  const about = { people, others: asOthers(others), count: others.length + 1 };
  const remedy = edit(row);
  return findingAt(row, {
    kind: 'stand_in_circle',
    weight: 'note',
    column: 'SecondDeputy',
    about,
    remedy,
  });
}

/** The one person who stands in for this owner everywhere, if it is one. */
function onlyStandIn(rows: readonly Responsibility[]): Person | undefined {
  const standIns = rows.map(({ owner, deputies, team }) =>
    [...deputies, ...team].filter(({ oid }) => oid !== owner.oid),
  );
  const [person] = standIns[0] ?? [];
  const isOnly = standIns.every(
    (each) => each.length > 0 && each.every(({ oid }) => oid === person?.oid),
  );
  return isOnly ? person : undefined;
}

/** Absent colleagues who cover for each other on the same day, over however many corners: in the end nobody does. */
export const checkCoverCircles: Check = (facts) => {
  const told = new Set<string>();
  return facts.absences.flatMap((absence) => {
    const circle = circleFrom(absence, facts);
    const name =
      circle?.people
        .map(({ oid }) => oid)
        .toSorted()
        .join(' ') ?? '';
    if (circle === undefined || told.has(name)) return [];
    told.add(name);
    return coverCircle(circle, facts);
  });
};

interface Circle {
  people: Person[];
  day: Day;
}

/** Follows whoever covers, on the first day of the absence that is not over. */
function circleFrom(absence: Absence, { absences, today }: RegisterFacts): Circle | undefined {
  const days = absences
    .filter(({ coveredBy }) => coveredBy !== undefined)
    .map(({ from }) => (from < today ? today : from));
  const during = [...new Set(days)].toSorted().filter((day) => includes(absence, day, today));
  for (const day of during) {
    const people = followed(absence, absences, day);
    if (people !== undefined) return { people, day };
  }
  return undefined;
}

function includes({ from, to }: Absence, day: Day, today: Day): boolean {
  return day >= today && from <= day && (to === undefined || day <= to);
}

function followed(start: Absence, absences: readonly Absence[], day: Day): Person[] | undefined {
  const people: Person[] = [];
  let { coveredBy } = start;
  while (coveredBy !== undefined && !people.some(({ oid }) => oid === coveredBy?.oid)) {
    people.push(coveredBy);
    if (coveredBy.oid === start.oid) return people;
    coveredBy = absencesOf(coveredBy.oid, absences, day).find((each) => each.coveredBy)?.coveredBy;
  }
  return undefined;
}

function coverCircle({ people, day }: Circle, facts: RegisterFacts): RegisterFinding[] {
  const oids = new Set(people.map(({ oid }) => oid));
  const rows = current(facts).filter(({ owner }) => oids.has(owner.oid));
  const [first, ...others] = rows;
  if (first === undefined) return [];
  const about = { people, from: day, others: asOthers(others), count: rows.length };
  return [
    findingAt(first, {
      kind: 'cover_circle',
      weight: 'soon',
      column: 'Owner',
      about,
      remedy: edit(first),
    }),
  ];
}
