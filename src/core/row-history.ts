import { dayOf } from './calendar.ts';
import { ownValue } from './register-row.ts';
import type { Day } from './responsibility.ts';

/** A row as the list has it. */
export type ListedRow = Readonly<Record<string, unknown>>;

/** What a row said from `writtenAt` (ISO 8601) on, until its next version. */
export interface RowVersion {
  writtenAt: string;
  row: ListedRow;
}

/** The versions that SharePoint keeps of rows, by row id. */
export interface RowHistory {
  versions: ReadonlyMap<number, readonly RowVersion[]>;
  /** Why rows are not among them: not read yet, or whoever asks may not see versions. */
  missing: 'versions_unread' | 'versions_refused';
}

/** Nobody asked SharePoint. */
export const noHistory: RowHistory = { versions: new Map(), missing: 'versions_unread' };

/**
 * Why it is not certain what a row said on a day. `entered_later`: it was entered on `since`; what it said first is
 * taken. `versions_missing`: no version is older than `since`, because versions were off or trimmed; the oldest is
 * taken. `versions_unread`, `versions_refused`: what it says today is taken.
 */
export const gapKinds = [
  'entered_later',
  'versions_missing',
  'versions_unread',
  'versions_refused',
] as const;

export interface HistoryGap {
  why: (typeof gapKinds)[number];
  since?: Day;
}

/** What a row said on a day, as far as that is known. */
export interface RowThen {
  row: ListedRow;
  gap?: HistoryGap;
}

/** A row and when it was written last (ISO 8601; empty where the list does not say). */
export interface WrittenRow {
  id: number;
  writtenAt: string;
}

/** The rows that were changed after a day, so that only their versions say what they said on it. */
export function changedSince(rows: readonly ListedRow[], day: Day): WrittenRow[] {
  return rows
    .filter((row) => !stoodOn(row, day) && !isAsEntered(row))
    .map((row) => ({ id: idOf(row), writtenAt: momentIn(row, 'Modified') }));
}

/** What a row said at the end of a day. */
export function rowOn(row: ListedRow, day: Day, history: RowHistory): RowThen {
  if (stoodOn(row, day)) return { row };
  const versions = versionsOf(row, history);
  const oldest = versions.at(-1);
  if (oldest === undefined) return { row, gap: { why: history.missing } };
  const then = versions.find(({ writtenAt }) => dayOf(new Date(writtenAt)) <= day);
  if (then !== undefined) return { row: then.row };
  const why = isFirst(oldest, row) ? 'entered_later' : 'versions_missing';
  return { row: oldest.row, gap: { why, since: dayOf(new Date(oldest.writtenAt)) } };
}

/** Every version of a row that is known, the newest first; of those written in the same second as they came. */
export function versionsOf(row: ListedRow, { versions }: RowHistory): readonly RowVersion[] {
  if (isAsEntered(row)) return [{ writtenAt: momentIn(row, 'Modified'), row }];
  return (versions.get(idOf(row)) ?? []).toSorted(
    (a, b) => Date.parse(b.writtenAt) - Date.parse(a.writtenAt),
  );
}

function stoodOn(row: ListedRow, day: Day): boolean {
  const written = momentIn(row, 'Modified');
  return written !== '' && dayOf(new Date(written)) <= day;
}

/** Nobody has changed it since it was entered. */
function isAsEntered(row: ListedRow): boolean {
  const writtenAt = momentIn(row, 'Modified');
  return writtenAt !== '' && isFirst({ writtenAt }, row);
}

/** SharePoint may note a row's first version some moments after the row itself. */
const firstWithinMs = 5_000;

function isFirst({ writtenAt }: Pick<RowVersion, 'writtenAt'>, row: ListedRow): boolean {
  const created = momentIn(row, 'Created');
  return created !== '' && Date.parse(writtenAt) - Date.parse(created) <= firstWithinMs;
}

function momentIn(row: ListedRow, column: 'Created' | 'Modified'): string {
  const value = ownValue(row, column);
  return typeof value === 'string' && !Number.isNaN(Date.parse(value)) ? value : '';
}

function idOf(row: ListedRow): number {
  return Number(ownValue(row, 'id'));
}
