import { inForce, isRetired, type Register, readRegister } from './register.ts';
import { ownValue, readRow } from './register-row.ts';
import type { Day, Responsibility } from './responsibility.ts';
import {
  gapKinds,
  type HistoryGap,
  type ListedRow,
  noHistory,
  type RowHistory,
  type RowThen,
  rowOn,
} from './row-history.ts';

/**
 * Why the answer for one row is not certain. `begin_unknown`: it states no first day, and it is not known that it stood
 * there on that day. `end_unknown`: it was retired without a last day, so it is left out. All else: see `HistoryGap`.
 */
export const doubtKinds = ['begin_unknown', 'end_unknown', ...gapKinds] as const;

export interface AsOfDoubt {
  row: number;
  title: string;
  why: (typeof doubtKinds)[number];
  /** As in `HistoryGap`. */
  since?: Day;
}

/** What answered on a day, as far as the rows tell. */
export interface PastRegister extends Register {
  /** All rows as they stood at the end of that day, also those that did not answer. */
  rows: ListedRow[];
  doubts: AsOfDoubt[];
}

/**
 * The register as of any day: each row as it stood at the end of it, by the versions that are known, and of those the
 * ones that were in force by their own days. A retired row answered until its last day. `isPast`: the day is over.
 */
export function registerAsOf(
  rows: readonly ListedRow[],
  day: Day,
  history: RowHistory = noHistory,
  isPast = true,
): PastRegister {
  const stood = rows.map((row) => rowOn(row, day, history));
  const gaps = new Map(stood.flatMap(({ row, gap }) => (gap ? [[idOf(row), gap] as const] : [])));
  const told = stood.map(({ row }) => row);
  const { responsibilities, findings } = everAnswered(told, isPast);
  const then = responsibilities.filter((each) => inForce(each, day));
  return {
    rows: told,
    responsibilities: then,
    findings,
    doubts: [
      ...then.flatMap((each) => doubtAbout(each, gaps.get(each.id)) ?? []),
      ...stood.filter((each) => isLost(each, day)).map(({ row }) => endUnknown(row)),
    ],
  };
}

function doubtAbout(
  { id, title, validFrom }: Responsibility,
  gap: HistoryGap | undefined,
): AsOfDoubt | undefined {
  if (gap === undefined) return undefined;
  const isBeginUnknown = validFrom === undefined && gap.why === 'entered_later';
  return { row: id, title, ...gap, ...(isBeginUnknown && { why: 'begin_unknown' }) };
}

/** Whether it may have answered on that day, but nothing says until when it did. */
function isLost({ row, gap }: RowThen, day: Day): boolean {
  return gap !== undefined && isRetired(row) && !hasDay(row, 'ValidTo') && mayHaveBegun(row, day);
}

function endUnknown(row: unknown): AsOfDoubt {
  return { row: idOf(row), title: readRow(row, 0).line('Title'), why: 'end_unknown' };
}

/**
 * Everything that answers, will answer or has answered: a retired row until its last day. Drafts, and retired rows
 * without a last day, never do. `isPast`: whoever has left the directory since is still told.
 */
export function everAnswered(rows: readonly unknown[], isPast = true): Register {
  const others = rows.filter((row) => !isRetired(row));
  const ended = rows.filter((row) => isRetired(row) && hasDay(row, 'ValidTo'));
  const answered = ended.map((row) => ({ ...Object(row), Status: 'Active' }));
  return readRegister([...others, ...answered], isPast);
}

function hasDay(row: unknown, column: string): boolean {
  return readRow(row, 0).day(column) !== undefined;
}

function mayHaveBegun(row: unknown, day: Day): boolean {
  const from = readRow(row, 0).day('ValidFrom');
  return from === undefined || from <= day;
}

function idOf(row: unknown): number {
  return Number(ownValue(row, 'id'));
}
