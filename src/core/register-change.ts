import type { Person } from './person.ts';

/** What one column may be set to, in the form of docs/register-file.md; null empties it. */
export type ColumnValue = string | number | boolean | Person | readonly Person[] | null;

/** Columns of the Responsibilities list, by internal name, with their new values. */
export type RowColumns = Readonly<Record<string, ColumnValue>>;
