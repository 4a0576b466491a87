import type { FileProblemKind } from './import-problems.ts';

/** A table as a file holds it: text in cells, whatever it was written with. */
export interface Sheet {
  /** Line by line from the first line of the file; a line may be shorter than others. */
  rows: readonly (readonly string[])[];
  /** Addresses such as `B3` of cells that had no value of their own but lie under a merged one. */
  merged: ReadonlySet<string>;
  /** What was noticed while reading it. */
  remarks: readonly FileRemark[];
}

export interface FileRemark {
  kind: FileProblemKind;
  /** Line of the file; 0 when it is about all of it. */
  line: number;
  hint: string;
}

/** What came of reading a file as a table. */
export type SheetAnswer =
  | { kind: 'sheet'; sheet: Sheet }
  | { kind: 'unreadable'; problem: FileRemark };

/** `A1` for the first cell; both numbers begin at 0. */
export function cellAddress(row: number, column: number): string {
  let letters = '';
  for (let rest = column; rest >= 0; rest = Math.floor(rest / 26) - 1)
    letters = String.fromCharCode(65 + (rest % 26)) + letters;
  return `${letters}${row + 1}`;
}
