import type { RowColumns } from '../register-change.ts';
import { ownValue } from '../register-row.ts';

/** The column in which a row says which proposed lines its owner did not want: one a line, the newest first, for people to read. */
export const declinedColumn = 'DeclinedLines';

/** Which line of which column. */
export interface LineWish {
  column: string;
  line: string;
}

/** One answer of an owner. */
export interface DeclinedLine extends LineWish {
  /** ISO 8601, UTC */
  at: string;
  /** The owner's name. */
  by: string;
}

const form = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z) \| ([^|]*) \| (\w+) \| (.+)$/;
/** Older answers make room: SharePoint keeps so much of a note, and nobody reads more. */
const mostKept = 50;

/** What owners of this row did not want; lines that somebody wrote in another form say nothing. */
export function declinedIn(row: unknown): DeclinedLine[] {
  const text = ownValue(row, declinedColumn);
  return typeof text === 'string' ? text.split(/\r?\n/).flatMap(readLine) : [];
}

function readLine(text: string): DeclinedLine[] {
  const [, at, by, column, line] = form.exec(text.trim()) ?? [];
  return at && by !== undefined && column && line ? [{ at, by, column, line }] : [];
}

/** What a change by one line wishes for; nothing when it is no such change. */
export function wishOf(columns: RowColumns): LineWish | undefined {
  const [[column, text] = ['', '']] = Object.entries(columns);
  const line = typeof text === 'string' ? text.split('\n').at(-1)?.trim() : undefined;
  return line ? { column, line } : undefined;
}

/** The owner's answer to this wish, if there is one. */
export function answerTo(
  columns: RowColumns,
  declined: readonly DeclinedLine[],
): DeclinedLine | undefined {
  const wish = wishOf(columns);
  return wish && declined.find((each) => isSame(each, wish));
}

/** The column's text with one more answer, instead of an earlier one to the same wish. */
export function withAnswer(declined: readonly DeclinedLine[], answer: DeclinedLine): RowColumns {
  const others = declined.filter((each) => !isSame(each, answer)).slice(0, mostKept - 1);
  return { [declinedColumn]: [answer, ...others].map(written).join('\n') };
}

/** The column's text without the answer to this wish; null when no other is left. */
export function withoutAnswer(declined: readonly DeclinedLine[], wish: LineWish): RowColumns {
  const others = declined.filter((each) => !isSame(each, wish)).map(written);
  return { [declinedColumn]: others.join('\n') || null };
}

function isSame(one: LineWish, other: LineWish): boolean {
  return one.column === other.column && one.line === other.line;
}

function written({ at, by, column, line }: DeclinedLine): string {
  const name = by.replaceAll(/[|\s]+/g, ' ').trim();
  return [at, name, column, line].join(' | ');
}
