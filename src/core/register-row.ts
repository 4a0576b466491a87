import { dayOf } from './calendar.ts';
import type { Finding, FindingKind } from './finding.ts';
import { formerPerson, isUnknown, type Person, unknownPerson } from './person.ts';
import type { Day } from './responsibility.ts';

/** One row of the list: reads a column as what it should be, and notes what it is not. */
export interface RowReader {
  findings: Finding[];
  /** Notes a problem; with `skipped` the row takes no part any more. */
  report(kind: FindingKind, column: string, skipped?: boolean): void;
  isSkipped(): boolean;
  value(column: string): unknown;
  text(column: string): string;
  /** A text of one line. */
  line(column: string): string;
  lines(column: string): string[];
  isYes(column: string): boolean;
  day(column: string, skipsRow?: boolean): Day | undefined;
  number(column: string): number | undefined;
  person(column: string, skipsRow?: boolean): Person | undefined;
  people(column: string): Person[];
  /** Whom a person column names by an address without anybody behind it. */
  unknown(column: string): Person[];
}

const maxText = 10_000;
const maxLine = 255;
const maxLines = 200;
const maxValueShown = 80;

/** `isPast`: it is read for a day that is over, so that whoever the directory does not know any more is told all the same. */
export function readRow(row: unknown, id: number, isPast = false): RowReader {
  const findings: Finding[] = [];
  const value = (column: string) => ownValue(row, column);
  const text = (column: string) => textOf(value(column)).slice(0, maxText).trim();
  const line = (column: string) => text(column).replace(/\s+/g, ' ').slice(0, maxLine);

  const report = (kind: FindingKind, column: string, skipped = false) => {
    const shown = shownValue(value(column));
    findings.push({ kind, row: id, title: line('Title'), column, value: shown, skipped });
  };

  const personIn = (each: unknown) => personOf(each) ?? (isPast ? formerOf(each) : undefined);
  const person = (column: string, skipsRow = false) => {
    const found = personIn(value(column));
    const isNamed = value(column) != null || text(`${column}Mail`) !== '';
    if (found === undefined && isNamed) {
      report('unknown_person', value(column) == null ? `${column}Mail` : column, skipsRow);
    }
    return found;
  };

  return {
    findings,
    report,
    isSkipped: () => findings.some(({ skipped }) => skipped),
    value,
    text,
    line,
    lines: (column) => linesOf(text(column)),
    isYes: (column) => ['true', 'yes', 'ja', '1'].includes(text(column).toLowerCase()),
    day(column, skipsRow = false) {
      if (text(column) === '' && !isStructured(value(column))) return undefined;
      const day = dayIn(text(column));
      if (day === undefined) report('invalid_date', column, skipsRow);
      return day;
    },
    number(column) {
      if (text(column) === '' && !isStructured(value(column))) return undefined;
      const number = numberIn(text(column));
      if (number === undefined) report('invalid_number', column);
      return number;
    },
    person,
    people(column) {
      const listed = value(column);
      const all = Array.isArray(listed)
        ? listed.slice(0, maxLines)
        : listed == null
          ? []
          : [listed];
      const people = all.map(personIn).filter((each) => each !== undefined);
      if (people.length < all.length) report('unknown_person', column);
      else if (all.length === 0 && text(`${column}Mail`) !== '')
        report('unknown_person', `${column}Mail`);
      return people;
    },
    unknown(column) {
      const named = [value(column) ?? []].flat().slice(0, maxLines);
      const twin = named.length > 0 ? [] : text(`${column}Mail`).split(/[\s,;]+/);
      return [...named, ...twin.map((mail) => ({ mail }))].flatMap((each) => unknownOf(each) ?? []);
    },
  };
}

/** Only what the row itself holds, so that a column called `constructor` is just missing. */
export function ownValue(row: unknown, name: string): unknown {
  if (typeof row !== 'object' || row === null || !Object.hasOwn(row, name)) return undefined;
  return Object.getOwnPropertyDescriptor(row, name)?.value;
}

function textOf(value: unknown): string {
  if (typeof value === 'string') return value.replace(/\r\n?/g, '\n').replace(controls, '');
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
}

const controls = /[\u0000-\u0008\u000B-\u001F\u007F\u200B-\u200F\u202A-\u202E\u2066-\u2069\uFEFF]/g;

function isStructured(value: unknown): boolean {
  return typeof value === 'object' && value !== null;
}

function shownValue(value: unknown): string {
  if (Array.isArray(value))
    return value.slice(0, 5).map(shownValue).join(', ').slice(0, maxValueShown);
  const shown = isStructured(value)
    ? textOf(ownValue(value, 'name')) ||
      textOf(ownValue(value, 'mail')) ||
      textOf(ownValue(value, 'oid'))
    : textOf(value);
  return shown.slice(0, maxValueShown);
}

export function linesOf(text: string): string[] {
  const lines = text.split('\n').map((each) => each.trim().slice(0, maxLine).trim());
  return [...new Set(lines.filter((each) => each !== ''))].slice(0, maxLines);
}

/** `2026-01-31`, or a moment as SharePoint stores a day: midnight of the site, as seen in Greenwich. */
function dayIn(text: string): Day | undefined {
  const [, year = '', month = '', day = '', time] =
    /^(\d{4})-(\d{2})-(\d{2})(T.*)?$/.exec(text) ?? [];
  const midnight = new Date(`${year}-${month}-${day}T00:00:00Z`);
  if (Number.isNaN(midnight.getTime()) || midnight.getUTCDate() !== Number(day)) return undefined;
  if (time === undefined) return `${year}-${month}-${day}`;
  const moment = new Date(text);
  return Number.isNaN(moment.getTime()) ? undefined : dayOf(moment);
}

function numberIn(text: string): number | undefined {
  const number = /^\d{1,9}(?:[.,]\d{1,6})?$/.test(text)
    ? Number(text.replace(',', '.'))
    : Number.NaN;
  return Number.isFinite(number) ? number : undefined;
}

const addressPattern = /^[^\s@<>()[\]\\,;:"]{1,64}@[^\s@<>()[\]\\,;:"]{1,255}$/;

export function isAddress(text: string): boolean {
  return addressPattern.test(text);
}

/** An address and no id: the directory does not know them. */
function unknownOf(value: unknown): Person | undefined {
  const mail = textOf(ownValue(value, 'mail')).trim();
  if (textOf(ownValue(value, 'oid')).trim() !== '' || !isAddress(mail)) return undefined;
  const name = textOf(ownValue(value, 'name')).replace(/\s+/g, ' ').trim().slice(0, maxLine);
  return unknownPerson(name, mail);
}

function formerOf(value: unknown): Person | undefined {
  const unknown = unknownOf(value);
  return unknown && formerPerson(unknown);
}

/** Complete or nothing: without an id nobody knows who it is, without an address nothing can be sent. */
function personOf(value: unknown): Person | undefined {
  const oid = textOf(ownValue(value, 'oid')).trim();
  const mail = textOf(ownValue(value, 'mail')).trim();
  const name = textOf(ownValue(value, 'name')).replace(/\s+/g, ' ').trim().slice(0, maxLine);
  if (oid === '' || oid.length > 100 || isUnknown(oid) || !isAddress(mail)) return undefined;
  return { oid, name: name === '' ? mail : name, mail };
}
