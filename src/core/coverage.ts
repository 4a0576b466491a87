import { isWorkday } from './business-time.ts';
import { whoReceives } from './cover.ts';
import { absencesOf } from './cover-absence.ts';
import { turnsOf } from './cover-turn.ts';
import { inForce } from './register.ts';
import type { Absence, Day, Responsibility } from './responsibility.ts';
import type { Site } from './site.ts';
import { daysLater, weekdayOf } from './zoned-time.ts';

/** `thin`: one person only. `closed`: nobody works on that day anyway. */
export type CoverState = 'covered' | 'thin' | 'nobody' | 'closed';

/** How one area is covered on one day: as its least covered responsibility. Never who is away, and never why. */
export interface CoveredDay {
  day: Day;
  state: CoverState;
  /** Titles of the responsibilities that would have nobody. */
  uncovered: string[];
}

export interface AreaCoverage {
  area: string;
  days: CoveredDay[];
}

const weeks = 4;

/** The weekdays of four weeks, beginning with the Monday of the week that `today` is in. */
export function boardDays(today: Day): Day[] {
  const monday = daysLater(today, 1 - weekdayOf(today));
  const all = Array.from({ length: weeks * 7 }, (_, at) => daysLater(monday, at));
  return all.filter((day) => weekdayOf(day) <= 5);
}

/** The board area by day, areas in the order in which the register names them first. */
export function coverageBoard(
  responsibilities: readonly Responsibility[],
  absences: readonly Absence[],
  today: Day,
  site: Site,
): AreaCoverage[] {
  const ofPerson = absencesByPerson(absences);
  const days = boardDays(today);
  return [...Map.groupBy(responsibilities, ({ area }) => area)].map(([area, rows]) => ({
    area,
    days: days.map((day) =>
      isWorkday(day, site)
        ? coveredOn(day, rows, ofPerson)
        : { day, state: 'closed' as const, uncovered: [] },
    ),
  }));
}

type ByPerson = ReadonlyMap<string, Absence[]>;

function absencesByPerson(absences: readonly Absence[]): ByPerson {
  return Map.groupBy(absences, ({ oid }) => oid);
}

/** An area without anything in force on a day has nobody. */
function coveredOn(day: Day, rows: readonly Responsibility[], ofPerson: ByPerson): CoveredDay {
  const counts = rows
    .filter((row) => inForce(row, day))
    .map((row) => ({ title: row.title, count: reachableFor(row, day, ofPerson) }));
  const uncovered = counts.filter(({ count }) => count === 0).map(({ title }) => title);
  const isThin = counts.some(({ count }) => count === 1);
  const isOpen = counts.length === 0 || uncovered.length > 0;
  return { day, state: isOpen ? 'nobody' : isThin ? 'thin' : 'covered', uncovered };
}

/** How many of the register's people are there; whoever covers for them counts only where that is nobody. */
function reachableFor(row: Responsibility, day: Day, ofPerson: ByPerson): number {
  const people = turnsOf(row).map(({ person }) => person.oid);
  const away = people.flatMap((oid) => absencesOf(oid, ofPerson.get(oid) ?? [], day));
  const there = people.filter((oid) => away.every((absence) => absence.oid !== oid)).length;
  if (there > 0) return there;
  return whoReceives(row, awayAround(away, day, ofPerson), day) === undefined ? 0 : 1;
}

/** These absences, and those of whoever covers, and so on: all that `whoReceives` can come upon. */
function awayAround(away: readonly Absence[], day: Day, ofPerson: ByPerson): Absence[] {
  const found = new Set<Absence>(away);
  for (const { coveredBy } of found) {
    if (coveredBy === undefined) continue;
    for (const more of absencesOf(coveredBy.oid, ofPerson.get(coveredBy.oid) ?? [], day))
      found.add(more);
  }
  return [...found];
}
