import type { Person } from './person.ts';
import { ownValue } from './register-row.ts';

/** What one column may be set to, in the form of docs/register-file.md; null empties it. */
export type ColumnValue = string | number | boolean | Person | readonly Person[] | null;

/** Columns of the Responsibilities list, by internal name, with their new values. */
export type RowColumns = Readonly<Record<string, ColumnValue>>;

/** One row as somebody would save it; a new one has an id of `newRowId` and below. */
interface RowChange {
  id: number;
  columns: RowColumns;
}

/** The id a new row has until the list gives it one: behind all others, so that it wins no tie. Further new ones have the ids below. */
export const newRowId = Number.MAX_SAFE_INTEGER;

/** The same changes, with an id for every row that is new. */
export function withIds(
  changes: readonly { row?: number | undefined; columns: RowColumns }[],
): RowChange[] {
  let added = 0;
  return changes.map(({ row, columns }) => ({ id: row ?? newRowId - added++, columns }));
}

/** The rows as they would be after all changes, each row once. New ones come last. */
export function changedRows(rows: readonly unknown[], changes: readonly RowChange[]): unknown[] {
  const wanted = new Map(changes.map(({ id, columns }) => [id, columns]));
  const there = new Set(rows.map(idOf));
  const changed = rows.map((row) => {
    const columns = wanted.get(idOf(row));
    return columns && typeof row === 'object' ? { ...row, ...withTwins(columns) } : row;
  });
  const added = changes.filter(({ id }) => !there.has(id));
  return [...changed, ...added.map(({ id, columns }) => ({ ...columns, id }))];
}

function idOf(row: unknown): number {
  return Number(ownValue(row, 'id'));
}

/** Who is emptied in a person column must not come back from its text twin. */
function withTwins(columns: RowColumns): RowColumns {
  const emptied = Object.entries(columns).filter(([, value]) => value === null);
  return { ...columns, ...Object.fromEntries(emptied.map(([name]) => [`${name}Mail`, ''])) };
}
