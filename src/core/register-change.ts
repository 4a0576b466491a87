import type { Person } from './person.ts';
import { ownValue } from './register-row.ts';

/** What one column may be set to, in the form of docs/register-file.md; null empties it. */
export type ColumnValue = string | number | boolean | Person | readonly Person[] | null;

/** Columns of the Responsibilities list, by internal name, with their new values. */
export type RowColumns = Readonly<Record<string, ColumnValue>>;

/** One row as somebody would save it; row 0 is a new one. */
interface RowChange {
  row: number;
  columns: RowColumns;
}

/** The id a new row has until the list gives it one: behind all others, so that it wins no tie. */
export const newRowId = Number.MAX_SAFE_INTEGER;

/** The rows as they would be after the change. A row that is not there changes nothing. */
export function changedRows(rows: readonly unknown[], { row, columns }: RowChange): unknown[] {
  if (row === 0) return [...rows, { ...columns, id: newRowId }];
  return rows.map((each) => (isRow(each, row) ? { ...each, ...withTwins(columns) } : each));
}

function isRow(each: unknown, row: number): each is object {
  return typeof each === 'object' && Number(ownValue(each, 'id')) === row;
}

/** Who is emptied in a person column must not come back from its text twin. */
function withTwins(columns: RowColumns): RowColumns {
  const emptied = Object.entries(columns).filter(([, value]) => value === null);
  return { ...columns, ...Object.fromEntries(emptied.map(([name]) => [`${name}Mail`, ''])) };
}
