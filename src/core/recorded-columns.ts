import { dayOf } from './calendar.ts';
import { type ColumnType, listPlans } from './lists.ts';

/** What a hand-off's row says, column by column, in the form the record keeps. An empty column is left out. */
export type RecordedColumns = Readonly<Record<string, RecordedValue>>;
export type RecordedValue = string | number | boolean;

/** Columns about the record itself. */
const chainColumns = new Set(['Head', 'Pending']);

const columnTypes = new Map<string, ColumnType>([
  ['Title', 'text'],
  ...listPlans
    .filter(({ name }) => name === 'Handoffs')
    .flatMap(({ columns }) => columns)
    .filter(({ name }) => !chainColumns.has(name))
    .map(({ name, type }) => [name, type] as const),
]);

/** What moves while a mail is on its way out, or while an owner is reminded. A change of these alone is no event; the next event says where they ended. */
export const passingColumns: ReadonlySet<string> = new Set([
  'MailState',
  'DraftId',
  'SentKey',
  'Attempt',
  'SendAfter',
  'SubmittedAt',
  'LookedAt',
  'Evidence',
  'LeaseUntil',
  'RemindedAt',
]);

/** What may stand in the record for ever: it names nobody. Every other column is sealed, also one that is added later. */
const plainColumns: ReadonlySet<string> = new Set([
  ...passingColumns,
  'ClaimKey',
  'HandoffKey',
  'ReceivedAt',
  'Area',
  'ResponsibilityTitle',
  'ResponsibilityRef',
  'Suggested',
  'Band',
  'HandedOffAt',
  'ProcessKey',
  'Step',
  'Due',
  'State',
  'StateSince',
  'AcceptedAt',
  'WaitUntil',
  'AnnouncedAt',
  'EscalatedAt',
  'Hops',
  'Previous',
  'FiledAt',
  'FileHash',
  'OwnSend',
]);

/** Whether a column's value may name a person or come from a mail, and so is sealed. */
export function isPersonal(column: string): boolean {
  return !plainColumns.has(column);
}

/**
 * The columns of a row that the record keeps, whatever SharePoint made of them: a date is its day in Germany,
 * a moment has no milliseconds, a text no spaces around it, and “no” is as good as empty. Unknown columns are left out.
 */
export function recordedColumns(fields: Readonly<Record<string, unknown>>): RecordedColumns {
  const recorded: Record<string, RecordedValue> = {};
  for (const [column, type] of columnTypes) {
    const value = recordedValue(type, fields[column]);
    if (value !== undefined) recorded[column] = value;
  }
  return recorded;
}

function recordedValue(type: ColumnType, value: unknown): RecordedValue | undefined {
  // a list shows “no” where nobody has said anything: also in rows that are older than the column
  if (value === false) return undefined;
  if (typeof value === 'number' || typeof value === 'boolean') return value;
  if (typeof value !== 'string') return undefined;
  const text = value.replaceAll('\r\n', '\n').trim();
  if (text === '') return undefined;
  const moment = new Date(text);
  if (Number.isNaN(moment.getTime())) return text;
  if (type === 'date') return dayOf(moment);
  return type === 'dateTime' ? `${moment.toISOString().slice(0, 19)}Z` : text;
}
