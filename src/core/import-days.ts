import type { ImportProblemKind } from './import-problems.ts';
import type { Day } from './responsibility.ts';

/** A cell that was understood, with what there is to say; without a value it was not. */
export interface Understood<Value> {
  value?: Value;
  problem?: { kind: ImportProblemKind; hint: string };
}

const monthNames = [
  ['jan', 'jaen'],
  ['feb'],
  ['mar', 'maer', 'mrz'],
  ['apr'],
  ['mai', 'may'],
  ['jun'],
  ['jul'],
  ['aug'],
  ['sep'],
  ['okt', 'oct'],
  ['nov'],
  ['dez', 'dec'],
];

/** A day in one of the ways people and Excel write it: 31.12.2026, 2026-12-31, 31. Dez 2026, 12/31/2026, 46387. */
export function readDay(text: string): Understood<Day> {
  const day = text.trim().replace(/(?:T|[ ,]+)\d{1,2}:\d{2}(?::\d{2})?(?:\.\d+)?(?:Z| Uhr)?$/i, '');
  return (
    yearFirst(day) ??
    dayFirst(day) ??
    withSlashes(day) ??
    withMonthName(day) ??
    serial(day) ??
    failed('invalid_date')
  );
}

const failed = (kind: ImportProblemKind): Understood<Day> => ({ problem: { kind, hint: '' } });

function yearFirst(text: string): Understood<Day> | undefined {
  const [, year = '', month = '', day = ''] =
    /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(text) ?? [];
  return year === '' ? undefined : dayOfParts(year, Number(month), Number(day));
}

function dayFirst(text: string): Understood<Day> | undefined {
  const [, day = '', month = '', year = ''] =
    /^(\d{1,2})\. ?(\d{1,2})\. ?(\d{4}|\d{2})\.?$/.exec(text) ?? [];
  return year === '' ? undefined : dayOfParts(year, Number(month), Number(day));
}

/** With slashes the order is the writer's: it is only clear where one number can be no month. */
function withSlashes(text: string): Understood<Day> | undefined {
  const [, first = '', second = '', year = ''] =
    /^(\d{1,2})[/-](\d{1,2})[/-](\d{4}|\d{2})$/.exec(text) ?? [];
  if (year === '') return undefined;
  const [a, b] = [Number(first), Number(second)];
  if (a <= 12 && b <= 12 && a !== b) return failed('ambiguous_date');
  return a > 12 ? dayOfParts(year, b, a) : dayOfParts(year, a, b);
}

function withMonthName(text: string): Understood<Day> | undefined {
  const [, day = '', name = '', year = ''] =
    /^(\d{1,2})\.? ?([\p{L}]{3,9})\.? ?(\d{4}|\d{2})$/u.exec(text) ?? [];
  if (year === '') return undefined;
  const plain = name.toLowerCase().replace('ä', 'ae');
  const month = monthNames.findIndex((spellings) =>
    spellings.some((each) => plain.startsWith(each)),
  );
  return month < 0 ? undefined : dayOfParts(year, month + 1, Number(day));
}

/** Excel counts days from 30 December 1899; the five digits of this century and the one before. */
function serial(text: string): Understood<Day> | undefined {
  if (!/^[2-7]\d{4}$/.test(text)) return undefined;
  const value = new Date((Number(text) - 25_569) * 86_400_000).toISOString().slice(0, 10);
  return { value, problem: { kind: 'serial_date', hint: value } };
}

function dayOfParts(written: string, month: number, day: number): Understood<Day> {
  const isShort = written.length === 2;
  const year = isShort ? (Number(written) < 70 ? 2000 : 1900) + Number(written) : Number(written);
  const date = new Date(Date.UTC(year, month - 1, day));
  date.setUTCFullYear(year);
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day)
    return failed('impossible_date');
  const value = date.toISOString().slice(0, 10);
  if (isShort) return { value, problem: { kind: 'two_digit_year', hint: value } };
  const isPlausible = year >= 1950 && year <= 2100;
  return isPlausible ? { value } : { value, problem: { kind: 'implausible_date', hint: '' } };
}
