import {
  type AbsenceSources,
  coverChoices,
  longestOutlookDays,
  type Period,
  type UncoveredArea,
  uncoveredDuring,
} from '../core/absence-outlook.ts';
import { dayOf } from '../core/calendar.ts';
import { findListed } from '../core/cover-turn.ts';
import type { HandoffRecord } from '../core/handoff-record.ts';
import type { Person } from '../core/person.ts';
import type { Absence, Day } from '../core/responsibility.ts';
import type { ReadableRows } from '../core/row-rights.ts';
import { defaultSite } from '../core/site.ts';
import { daysLater } from '../core/zoned-time.ts';
import type { CurrentRegister } from './current-register.ts';
import { deskOf, openDesk } from './list-desk.ts';
import type { ListDeps } from './list-handoffs.ts';
import { readableAmong } from './readable-rows.ts';
import type { AbsenceRow, AbsenceRows, Accounts } from './people-ports.ts';

export interface AbsenceDeps extends ListDeps {
  absenceRows: AbsenceRows;
  accounts: Accounts;
  /** What of the register the caller may read; they are told of nothing else that nobody would take. */
  readable: ReadableRows;
}

/** What an absence of the caller would mean. */
export interface AbsenceOutlook {
  uncovered: UncoveredArea[];
  /** What falls due on a day of it and lies with the caller. */
  due: { record: HandoffRecord; day: Day }[];
  choices: Person[];
}

export interface OwnAbsence {
  row: AbsenceRow;
  /** Days of it are over. */
  hasPassed: boolean;
  /** Who was asked to cover, where anybody was. */
  cover?: Person;
  uncovered: UncoveredArea[];
  choices: Person[];
}

export interface Absences {
  /** Of the caller, those that are not over, the next first. */
  own: OwnAbsence[];
  /** What the caller is asked to cover and has not answered. */
  asks: AbsenceRow[];
}

/** The caller's absences that are not over, and what they are asked to cover. */
export async function listAbsences(deps: AbsenceDeps): Promise<Absences> {
  const [rows, register] = await Promise.all([deps.absenceRows.list(), deps.currentRegister()]);
  const { oid } = deps.caller;
  const ahead = rows.filter(({ to }) => to === undefined || to >= dayOf(deps.now()));
  const sources = sourcesOf(register, rows, deps.readable);
  return {
    own: ahead
      .filter((row) => row.oid === oid)
      .toSorted((a, b) => (a.from < b.from ? -1 : 1))
      .map((row) => ownAbsence(row, register, sources, dayOf(deps.now()))),
    asks: ahead.filter((row) => isOpenAsk(row) && row.askedOid === oid && row.oid !== oid),
  };
}

/** What an absence would mean before it is entered. */
export async function outlookOf(period: Period, deps: AbsenceDeps): Promise<AbsenceOutlook> {
  const [rows, register, lying] = await Promise.all([
    deps.absenceRows.list(),
    deps.currentRegister(),
    openDesk(deps),
  ]);
  const { oid } = deps.caller;
  const sources = sourcesOf(register, rows, deps.readable);
  const { offered, mine, waiting } = deskOf({}, 'usual', allOpen, lying).sections;
  const open = [...offered.rows, ...mine.rows, ...waiting.rows].map(({ record, left }) => ({
    record,
    day: left?.of === 'answer' ? dayOf(left.at) : (record.due ?? ''),
  }));
  return {
    uncovered: uncoveredDuring(oid, period, sources),
    due: open.filter(({ day }) => period.from <= day && day <= period.to).toSorted(byDay),
    choices: coverChoices(oid, period, sources),
  };
}

const most = 500;
const allOpen = { offered: most, mine: most, waiting: most, pending: 1, given: 1, done: 1 };

function byDay({ day: a }: { day: Day }, { day: b }: { day: Day }): number {
  return a < b ? -1 : 1;
}

function ownAbsence(
  row: AbsenceRow,
  { responsibilities }: CurrentRegister,
  sources: AbsenceSources,
  today: Day,
): OwnAbsence {
  const from = row.from < today ? today : row.from;
  const period = { from, to: row.to ?? daysLater(from, longestOutlookDays) };
  const cover = findListed(row.askedOid, responsibilities);
  return {
    row,
    hasPassed: hasPassed(row, today),
    ...(cover && { cover }),
    uncovered: uncoveredDuring(row.oid, period, sources),
    choices: coverChoices(row.oid, period, sources),
  };
}

/** Somebody was asked and has not answered. */
export function isOpenAsk({ askedOid, accepted, declined }: AbsenceRow): boolean {
  return askedOid !== '' && !accepted && !declined;
}

/**
 * Whether days of it are over that were not entered afterwards: somebody stood in on them, which stays known. What was
 * entered today is taken for a slip.
 */
export function hasPassed({ from, entered }: AbsenceRow, today: Day): boolean {
  return from < today && entered !== undefined && entered < today;
}

/** The absences as the list has them this moment; the register's own copy may be some seconds old. */
export function sourcesOf(
  { responsibilities, sites, closed }: CurrentRegister,
  rows: readonly AbsenceRow[],
  readable: ReadableRows,
): AbsenceSources {
  const site = sites[0] ?? defaultSite;
  const entered = rows.map((row) => absenceOf(row, responsibilities));
  return {
    responsibilities: readableAmong(responsibilities, readable),
    absences: [...entered, ...closed],
    site,
  };
}

function absenceOf(
  { oid, from, to, askedOid, accepted }: AbsenceRow,
  responsibilities: CurrentRegister['responsibilities'],
): Absence {
  const coveredBy = accepted ? findListed(askedOid, responsibilities) : undefined;
  return { oid, from, ...(to !== undefined && { to }), ...(coveredBy && { coveredBy }) };
}
