import type { ImportProblem } from './import-problems.ts';
import type { RowColumns } from './register-change.ts';
import type { Day } from './responsibility.ts';

/** A row of the list as it is now. */
export interface StoredRow {
  id: number;
  etag: string;
  /** In the form of docs/register-file.md. */
  row: Readonly<Record<string, unknown>>;
}

/** What is to be done about a line of the file. */
export interface PlannedRow {
  line: number;
  title: string;
  /**
   * `replace`: another owner, so the old row ends and a new one begins. `same`: nothing to do. `known`: written by an
   * earlier import and changed since, so it is left alone. `broken`: there is an error in it.
   */
  action: 'add' | 'change' | 'replace' | 'same' | 'known' | 'broken';
  /** The row it is about, where there is one. */
  stored?: StoredRow;
  /** Where another one takes over: the last day of the stored row, unless it has ended before. */
  endsOn?: Day;
  /** What is written: all of a new row, or what changes in a stored one. */
  columns: RowColumns;
  /** Finds a new row again, so that no line is written twice. */
  key: string;
  changes: { heading: string; before: string; after: string }[];
}

export interface ImportPlan {
  rows: PlannedRow[];
  problems: ImportProblem[];
  /** Ids of rows that a lost answer had written a second time, word for word. */
  copies: readonly number[];
}
