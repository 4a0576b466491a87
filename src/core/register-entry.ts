import type { Finding } from './finding.ts';
import { type DeclinedLine, declinedIn } from './findings/declined-lines.ts';
import type { Person } from './person.ts';
import { inForce, readRegister } from './register.ts';
import type { ColumnValue, RowColumns } from './register-change.ts';
import { isAddress, ownValue, type RowReader, readRow } from './register-row.ts';
import type { Day } from './responsibility.ts';

/** What people may edit of a row, by what a column holds. */
export const lineColumns = [
  'Title',
  'Area',
  'PartnerName',
  'PartnerDomains',
  'Process',
  'StepKind',
  'SeparateFrom',
  'Status',
] as const;
export const noteColumns = [
  'Description',
  'NotHere',
  'Keywords',
  'SenderPatterns',
  'Mailboxes',
] as const;
export const numberColumns = ['Step', 'AnswerHours'] as const;
export const yesNoColumns = ['Confidential', 'Filing'] as const;
export const dayColumns = ['ValidFrom', 'ValidTo', 'ReviewBy'] as const;
export const personColumns = ['Owner', 'Deputy', 'SecondDeputy'] as const;
export const peopleColumns = ['Team', 'Informed'] as const;

/** What is written when somebody answers for a review; not in the form. */
export const reviewColumns = ['ReviewedAt', 'ReviewAnswer', 'ReviewNote'] as const;

export const editableColumns = [
  ...lineColumns,
  ...noteColumns,
  ...numberColumns,
  ...yesNoColumns,
  ...dayColumns,
  ...personColumns,
  ...peopleColumns,
] as const;
export type EditableColumn = (typeof editableColumns)[number];

/** `unreadable`: it is meant to answer, and can't. */
export const entryStates = [
  'active',
  'upcoming',
  'draft',
  'unreadable',
  'ended',
  'retired',
] as const;
export type EntryState = (typeof entryStates)[number];

/** `not_mine`: the owner has said that it is no longer theirs. */
export type ReviewState = 'fine' | 'due' | 'overdue' | 'not_mine';

/** One row of the register as the screen shows it, whether it can be used or not. */
export interface RegisterEntry {
  id: number;
  /** The version that was read; a change of another one is a conflict. */
  etag: string;
  state: EntryState;
  review: ReviewState;
  /** Every editable column, in the form a change has. Who is unknown to the directory has an empty `oid`. */
  columns: RowColumns;
  reviewedAt?: Day;
  reviewedBy?: string;
  /** What the owner wrote to "no longer mine". */
  reviewNote?: string;
  /** Proposed lines that its owner did not want. */
  declined?: DeclinedLine[];
  /** Who wrote to it last, as SharePoint names them. */
  changedBy?: string;
  /** What is wrong in it. */
  findings: Finding[];
}

/** So many days before a review is due its owner is asked. */
export const reviewNoticeDays = 14;

/** The value that says in `ReviewAnswer` that the owner gave it back. */
export const notMine = 'not_mine';

/** A raw row of the list as an entry on that day. `soon` is the last day of reviews that are asked for already. */
export function entryOf(
  row: Readonly<Record<string, unknown>>,
  today: Day,
  soon: Day,
): RegisterEntry {
  const id = Number(ownValue(row, 'id'));
  const reader = readRow(row, id);
  const { responsibilities, findings } = readRegister([row]);
  const [read] = responsibilities;
  const reviewBy = reader.day('ReviewBy');
  const declined = declinedIn(row);
  return {
    id,
    etag: reader.text('@odata.etag'),
    state: stateOf(reader, read && inForce(read, today), today),
    review: reviewOf(reader.line('ReviewAnswer'), reviewBy, today, soon),
    columns: columnsOf(reader),
    ...stated('reviewedAt', reader.day('ReviewedAt')),
    ...stated('reviewedBy', reader.line('ReviewedBy')),
    ...stated('reviewNote', reader.text('ReviewNote')),
    ...(declined.length > 0 && { declined }),
    ...stated('changedBy', reader.line('changedBy')),
    findings,
  };
}

function stateOf(row: RowReader, isInForce: boolean | undefined, today: Day): EntryState {
  const status = row.line('Status').toLowerCase();
  if (status === 'draft' || status === 'retired') return status;
  if (isInForce === undefined) return 'unreadable';
  if (isInForce) return 'active';
  return (row.day('ValidTo') ?? today) < today ? 'ended' : 'upcoming';
}

function reviewOf(answer: string, by: Day | undefined, today: Day, soon: Day): ReviewState {
  if (answer === notMine) return 'not_mine';
  if (by === undefined || by > soon) return 'fine';
  return by < today ? 'overdue' : 'due';
}

function columnsOf(row: RowReader): RowColumns {
  const read = (column: EditableColumn): ColumnValue => {
    if (isIn(noteColumns, column)) return row.text(column) || null;
    if (isIn(numberColumns, column)) return row.number(column) ?? null;
    if (isIn(yesNoColumns, column)) return row.isYes(column);
    if (isIn(dayColumns, column)) return row.day(column) ?? null;
    if (isIn(personColumns, column)) return peopleIn(row.value(column))[0] ?? null;
    if (isIn(peopleColumns, column)) return peopleIn(row.value(column));
    return row.line(column) || null;
  };
  return Object.fromEntries(editableColumns.map((column) => [column, read(column)]));
}

/** Whether a name is one of these columns. */
export function isIn<Name extends string>(
  columns: readonly Name[],
  column: string,
): column is Name {
  return columns.some((each) => each === column);
}

/** A column that holds a text; empty when it holds something else, or nothing. */
export function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/** Everybody a value names by an address, also who has no id in the directory. */
export function peopleIn(value: unknown): Person[] {
  return [value].flat().flatMap((each) => {
    const mail = textIn(each, 'mail');
    if (!isAddress(mail)) return [];
    return [{ oid: textIn(each, 'oid'), name: textIn(each, 'name') || mail, mail }];
  });
}

function textIn(value: unknown, name: string): string {
  return textOf(ownValue(value, name)).trim();
}

function stated<Name extends string, Value>(
  name: Name,
  value: Value | undefined | '',
): { [Key in Name]?: Value } {
  const entry: { [Key in Name]?: Value } = {};
  if (value !== undefined && value !== '') entry[name] = value;
  return entry;
}

/** The columns whose values differ, as a change from one to the other. */
export function changesBetween(before: RowColumns, after: RowColumns): RowColumns {
  const names = Object.keys(after).filter((name) => !sameValue(before[name], after[name]));
  return Object.fromEntries(names.map((name) => [name, after[name] ?? null]));
}

/** People are the same by their address. */
export function sameValue(a: ColumnValue | undefined, b: ColumnValue | undefined): boolean {
  return JSON.stringify(comparable(a)) === JSON.stringify(comparable(b));
}

function comparable(value: ColumnValue | undefined): unknown {
  if (value === undefined || value === null || value === '' || value === false) return null;
  if (typeof value !== 'object') return String(value);
  const mails = peopleIn(value).map(({ mail }) => mail.toLowerCase());
  return mails.length === 0 ? null : mails;
}
