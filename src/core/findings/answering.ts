import { isWorkday } from '../business-time.ts';
import { whoReceives } from '../cover.ts';
import { turnsOf } from '../cover-turn.ts';
import { isUnknown } from '../person.ts';
import { inForce } from '../register.ts';
import type { Absence, Day, Responsibility } from '../responsibility.ts';
import { daysLater } from '../zoned-time.ts';
import { type Check, current, edit, findingAt, type RegisterFacts } from './facts.ts';
import type { RegisterFinding } from './register-finding.ts';
import { deputyProposer, nameDeputy } from './stand-in.ts';

/** So far ahead there is still time to find somebody. */
const daysAhead = 28;

/** Rows that nobody would answer for on a working day of the next four weeks. `away_together` when absences of several people are the reason. */
export const checkAnswering: Check = (facts) => {
  const ofPerson = Map.groupBy(facts.absences, ({ oid }) => oid);
  const propose = deputyProposer(facts);
  return facts.responsibilities.flatMap((row): RegisterFinding[] => {
    const gap = gapOf(row, ofPerson, facts);
    if (gap === undefined) return [];
    const people = turnsOf(row).map(({ person }) => person);
    const areAway = people.every(({ oid }) => isOpen(oid, facts));
    const kind = people.length > 1 && areAway ? 'away_together' : 'nobody_answers';
    const weight = gap.from <= facts.today ? 'urgent' : 'soon';
    const column = kind === 'nobody_answers' ? 'Owner' : 'SecondDeputy';
    const remedy = row.deputies.length < 2 ? nameDeputy(row, propose) : edit(row);
    return [findingAt(row, { kind, weight, column, about: { people, ...gap }, remedy })];
  });
};

function isOpen(oid: string, { accounts }: RegisterFacts): boolean {
  return (accounts?.get(oid) ?? 'fine') === 'fine';
}

/** The first days on end without anybody. */
function gapOf(
  row: Responsibility,
  ofPerson: ReadonlyMap<string, Absence[]>,
  facts: RegisterFacts,
): { from: Day; to?: Day } | undefined {
  const people = turnsOf(row).map(({ person }) => person.oid);
  if (people.some((oid) => !ofPerson.has(oid) && !isUnknown(oid))) return undefined;
  const absences = withCovers(people, ofPerson);
  const days = workdays(facts).filter((day) => inForce(row, day));
  const isGap = (day: Day) => whoReceives(row, absences, day) === undefined;
  const first = days.findIndex(isGap);
  const [from] = days.slice(first);
  if (first < 0 || from === undefined) return undefined;
  const after = days.slice(first).findIndex((day) => !isGap(day));
  const to = after < 0 ? undefined : days[first + after - 1];
  return { from, ...(to !== undefined && { to }) };
}

function workdays({ today, site }: RegisterFacts): Day[] {
  const days = Array.from({ length: daysAhead }, (_, at) => daysLater(today, at));
  return days.filter((day) => isWorkday(day, site));
}

/** Their absences, those of whoever covers for them, and so on. */
function withCovers(
  people: readonly string[],
  ofPerson: ReadonlyMap<string, Absence[]>,
): Absence[] {
  const asked = new Set(people);
  const found: Absence[] = [];
  for (const oid of asked) {
    for (const absence of ofPerson.get(oid) ?? []) {
      found.push(absence);
      if (absence.coveredBy) asked.add(absence.coveredBy.oid);
    }
  }
  return found;
}

/** Rows that end within four weeks, and nothing of the same name or step goes on from there. */
export const checkEnds: Check = (facts) => {
  const last = daysLater(facts.today, daysAhead);
  const byName = Map.groupBy(facts.responsibilities, nameOf);
  return current(facts).flatMap((row): RegisterFinding[] => {
    const { validTo } = row;
    if (validTo === undefined || validTo > last) return [];
    const after = daysLater(validTo, 1);
    if (byName.get(nameOf(row))?.some((each) => each !== row && inForce(each, after))) return [];
    const columns = { ValidTo: null };
    const remedy = { does: 'lift_end', row: row.id, columns } as const;
    const about = { to: validTo };
    return [
      findingAt(row, { kind: 'ends_soon', weight: 'soon', column: 'ValidTo', about, remedy }),
    ];
  });
};

function nameOf({ title, process, step }: Responsibility): string {
  return process === undefined || step === undefined ? title.toLowerCase() : `${process} ${step}`;
}
