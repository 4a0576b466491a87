import { columnOfHeading, type SheetColumn } from './import-columns.ts';
import type { ImportProblem } from './import-problems.ts';
import { cellAddress, type Sheet } from './sheet.ts';

/** A column of the file that Baton knows. */
export interface TableColumn extends SheetColumn {
  /** Its place in the line, from 0. */
  at: number;
  heading: string;
}

/** A line of the file below the headings; `cells` by the names of columns. */
export interface TableLine {
  /** From 1, as Excel counts. */
  line: number;
  cells: ReadonlyMap<string, TableCell>;
  /** More cells than headings, and something in them. */
  isTooLong: boolean;
}

export interface TableCell {
  text: string;
  address: string;
  heading: string;
  isMerged: boolean;
  /** There was a line break in it, be it at its end: its entries stand one a line. */
  isListed: boolean;
}

export interface Table {
  columns: readonly TableColumn[];
  lines: readonly TableLine[];
  problems: readonly ImportProblem[];
}

/** How far down headings are looked for: above them people write a title or a date. */
const maxLinesAbove = 20;

/** Finds headings and lines. Empty lines are passed over; where there are no headings there are no lines. */
export function readTable({ rows, merged, remarks }: Sheet): Table {
  const said = remarks.map((remark) => ({ ...fileProblem(remark.kind), ...remark }));
  const at = headingLine(rows);
  if (at < 0) return { columns: [], lines: [], problems: [...said, fileProblem('no_headings')] };
  const headings = rows[at] ?? [];
  const { columns, problems } = readHeadings(headings, at + 1);
  const lines = rows
    .map((row, index) => readLine(row, index, columns, headings.length, merged))
    .slice(at + 1)
    .filter(
      ({ cells, isTooLong }) => isTooLong || [...cells.values()].some(({ text }) => text !== ''),
    );
  const none = lines.length === 0 ? [fileProblem('no_rows')] : [];
  return { columns, lines, problems: [...said, ...problems, ...missing(columns), ...none] };
}

/** The line with the most headings that are known; two at least. */
function headingLine(rows: Sheet['rows']): number {
  const known = rows.slice(0, maxLinesAbove).map(countKnown);
  const most = Math.max(0, ...known);
  return most < 2 ? -1 : known.indexOf(most);
}

function countKnown(row: readonly string[]): number {
  return new Set(row.flatMap((cell) => columnOfHeading(cell)?.name ?? [])).size;
}

function readHeadings(
  headings: readonly string[],
  line: number,
): { columns: TableColumn[]; problems: ImportProblem[] } {
  const columns: TableColumn[] = [];
  const problems: ImportProblem[] = [];
  for (const [at, heading] of headings.entries()) {
    if (heading.trim() === '') continue;
    const column = columnOfHeading(heading);
    const before = columns.find(({ name }) => name === column?.name);
    const place = {
      line,
      cell: cellAddress(line - 1, at),
      heading: heading.trim(),
      value: heading.trim(),
    };
    if (column === undefined) problems.push({ ...place, kind: 'unknown_heading', hint: '' });
    else if (before) problems.push({ ...place, kind: 'heading_twice', hint: before.heading });
    else columns.push({ ...column, at, heading: heading.trim() });
  }
  return { columns, problems };
}

function readLine(
  row: readonly string[],
  index: number,
  columns: readonly TableColumn[],
  width: number,
  merged: ReadonlySet<string>,
): TableLine {
  const cells = columns.map(({ name, at, heading }) => {
    const address = cellAddress(index, at);
    const text = (row[at] ?? '').replace(/\r\n?/g, '\n');
    const isListed = text.includes('\n');
    const cell = { text: text.trim(), address, heading, isListed, isMerged: merged.has(address) };
    return [name, cell] as const;
  });
  const isTooLong = row.slice(width).some((cell) => cell.trim() !== '');
  return { line: index + 1, cells: new Map(cells), isTooLong };
}

/** Where a line has no such cell. */
export const noCell: TableCell = {
  text: '',
  address: '',
  heading: '',
  isMerged: false,
  isListed: false,
};

/** A file that only changes rows by their numbers needs neither. */
function missing(columns: readonly TableColumn[]): ImportProblem[] {
  const has = (name: string) => columns.some((column) => column.name === name);
  if (has('id')) return [];
  return [
    ...(has('Title') ? [] : [fileProblem('no_title_column')]),
    ...(has('Owner') ? [] : [fileProblem('no_owner_column')]),
  ];
}

function fileProblem(kind: ImportProblem['kind']): ImportProblem {
  return { kind, line: 0, cell: '', heading: '', value: '', hint: '' };
}
