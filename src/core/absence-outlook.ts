import { isWorkday } from './business-time.ts';
import { whoReceives } from './cover.ts';
import { turnsOf } from './cover-turn.ts';
import { isUnknown, type Person } from './person.ts';
import { inForce } from './register.ts';
import type { Absence, Day, Responsibility } from './responsibility.ts';
import type { Site } from './site.ts';
import { daysLater } from './zoned-time.ts';

/** The first and the last day of an absence; both are included. */
export interface Period {
  from: Day;
  to: Day;
}

/** What would have nobody, and on which working days. */
export interface UncoveredArea {
  area: string;
  /** Titles of the responsibilities that would have nobody on at least one of the days. */
  titles: string[];
  days: Day[];
}

export interface AbsenceSources {
  responsibilities: readonly Responsibility[];
  /** What is known of others and of the person; whether this period is among them makes no difference. */
  absences: readonly Absence[];
  site: Site;
}

/**
 * What nobody would take on working days of the period only because this one person is away, by area in the order
 * in which the register names them first. What nobody takes anyway is not said of them.
 */
export function uncoveredDuring(
  oid: string,
  { from, to }: Period,
  { responsibilities, absences, site }: AbsenceSources,
): UncoveredArea[] {
  const days = daysOf({ from, to }).filter((day) => isWorkday(day, site));
  const away = [...absences, { oid, from, to }];
  const theirs = responsibilities.filter((row) => couldCome(row, oid, absences));
  const gaps = theirs.flatMap((row) => {
    const open = days.filter(
      (day) =>
        inForce(row, day) &&
        whoReceives(row, away, day) === undefined &&
        whoReceives(row, present(oid, absences), day)?.person.oid === oid,
    );
    return open.length > 0 ? [{ row, open }] : [];
  });
  return [...Map.groupBy(gaps, ({ row }) => row.area)].map(([area, found]) => ({
    area,
    titles: found.map(({ row }) => row.title),
    days: [...new Set(found.flatMap(({ open }) => open))].toSorted(),
  }));
}

/** Longest period that is looked through; nobody plans a longer one by the day. */
export const longestOutlookDays = 92;

function daysOf({ from, to }: Period): Day[] {
  const days = Array.from({ length: longestOutlookDays }, (_, at) => daysLater(from, at));
  return days.filter((day) => day <= to);
}

function present(oid: string, absences: readonly Absence[]): Absence[] {
  return absences.filter((each) => each.oid !== oid);
}

/** Whether a row can come to somebody at all: it names them, or one for whom they cover, and so on. */
function couldCome(row: Responsibility, oid: string, absences: readonly Absence[]): boolean {
  const reached = new Set([oid]);
  for (const person of reached)
    for (const each of absences) if (each.coveredBy?.oid === person) reached.add(each.oid);
  return turnsOf(row).some(({ person }) => reached.has(person.oid));
}

/**
 * Who can be asked to cover: people who share a responsibility with this one, then others of the same areas, each
 * once, in the order of the register. Whoever is away on a day of the period is left out.
 */
export function coverChoices(
  oid: string,
  period: Period,
  { responsibilities, absences }: Omit<AbsenceSources, 'site'>,
): Person[] {
  const theirs = responsibilities.filter((row) => couldCome(row, oid, []));
  const areas = new Set(theirs.map(({ area }) => area));
  const near = responsibilities.filter(({ area }) => areas.has(area));
  const people = [...theirs, ...near].flatMap((row) => turnsOf(row).map(({ person }) => person));
  const named = new Map(people.toReversed().map((person) => [person.oid, person]));
  const order = [...new Set(people.map((person) => person.oid))];
  return order
    .filter((each) => each !== oid && !isUnknown(each) && !isAwayIn(each, period, absences))
    .flatMap((each) => named.get(each) ?? []);
}

function isAwayIn(oid: string, { from, to }: Period, absences: readonly Absence[]): boolean {
  return absences.some(
    (each) => each.oid === oid && each.from <= to && (each.to === undefined || from <= each.to),
  );
}
