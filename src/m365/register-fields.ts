import { listPlans } from '../core/lists.ts';
import type { Person } from '../core/person.ts';
import { dayOf } from '../core/calendar.ts';
import type { RowColumns } from '../core/register-change.ts';
import { peopleIn } from '../core/register-entry.ts';
import type { ListItem } from '../wire/graph-answers.ts';
import { noonOf } from './handoff-fields.ts';
import type { People } from './people.ts';

type Row = Record<string, unknown>;

const columns = listPlans.find(({ name }) => name === 'Responsibilities')?.columns ?? [];
const personColumns = columns.filter(({ type }) => type === 'person').map(({ name }) => name);
const peopleColumns = columns.filter(({ type }) => type === 'people').map(({ name }) => name);

const dateColumns = columns.filter(({ type }) => type === 'date').map(({ name }) => name);

/** With the lookup ids of people; versions are kept in memory, and the rest of their fields says nothing. */
const versionColumns = new Set(
  columns.flatMap(({ name }) => [name, `${name}LookupId`]).concat('Title'),
);

/** How SharePoint names the author of what an app wrote with its own rights. */
const appAuthor = 'SharePoint App';

/** An item of the list with its id and version, before its people are resolved. */
export function rowOfItem(item: ListItem): Row {
  const etag = item['@odata.etag'] ?? item.eTag;
  const changedBy = item.lastModifiedBy?.user?.displayName;
  return {
    ...withDays(item.fields),
    id: Number(item.id),
    ...(etag !== undefined && { '@odata.etag': etag }),
    ...(changedBy != null && changedBy !== appAuthor && { changedBy }),
  };
}

/** What one version of an item said in the register's columns, before its people are resolved. */
export function rowOfVersion(id: number, fields: Record<string, unknown>): Row {
  const said = Object.entries(withDays(fields)).filter(([name]) => versionColumns.has(name));
  return { ...Object.fromEntries(said), id };
}

/** SharePoint gives a date as midnight in the site's zone, in UTC: the calendar day is what was meant. */
function withDays(fields: Record<string, unknown>): Record<string, unknown> {
  const row = { ...fields };
  for (const column of dateColumns) {
    const value = row[column];
    if (typeof value === 'string' && !Number.isNaN(Date.parse(value)))
      row[column] = dayOf(new Date(value));
  }
  return row;
}

/**
 * Puts `{oid, name, mail}` where a row names people by lookup id or by the text twin.
 * Somebody the directory does not know stays as `{name, mail}` without `oid`: that becomes a finding.
 */
export async function resolvePeople(
  row: Row,
  siteUsers: Map<number, string>,
  people: People,
): Promise<Row> {
  const resolved: Row = { ...row };
  for (const column of personColumns) {
    const [person] = await find(mailsIn(row, column, siteUsers).slice(0, 1), people);
    if (person !== undefined) resolved[column] = person;
  }
  for (const column of peopleColumns) {
    resolved[column] = await find(mailsIn(row, column, siteUsers), people);
  }
  return resolved;
}

/** Addresses of a person column: by lookup id where there is one, else from the text twin. */
function mailsIn(row: Row, column: string, siteUsers: Map<number, string>): string[] {
  const ids = [row[`${column}LookupId`] ?? row[column]].flat().map(lookupIdOf);
  const mails = ids.flatMap((id) => siteUsers.get(id) ?? []);
  if (mails.length > 0) return mails;
  const twin = row[`${column}Mail`];
  return typeof twin === 'string' ? twin.split(/[\s,;]+/).filter(Boolean) : [];
}

/** A lookup id comes as number, as text, or inside an object, depending on how the column was asked for. */
function lookupIdOf(value: unknown): number {
  if (typeof value === 'object' && value !== null && 'LookupId' in value)
    return Number(value.LookupId);
  return typeof value === 'string' || typeof value === 'number' ? Number(value) : Number.NaN;
}

async function find(mails: readonly string[], people: People): Promise<Partial<Person>[]> {
  return Promise.all(
    mails.map(async (mail) => (await people.findByMail(mail)) ?? { name: mail, mail }),
  );
}

/** What a row that was read says of itself. */
const notColumns = new Set(['id', '@odata.etag', 'changedBy']);

/** The columns to write for a row of a register file. Who has never visited the site is named in the text twin only. */
export function fieldsOfRow(row: Row, lookupIds: Map<string, number>): Row {
  const fields: Row = {};
  for (const [column, value] of Object.entries(row)) {
    if (notColumns.has(column) || value === undefined || value === null) continue;
    if (personColumns.includes(column))
      Object.assign(fields, personFields(column, value, lookupIds));
    else if (peopleColumns.includes(column))
      Object.assign(fields, peopleFields(column, value, lookupIds));
    else fields[column] = dateColumns.includes(column) ? dayText(value) : value;
  }
  return fields;
}

/** What is no day is written as it is: SharePoint refuses it in its own words. */
function dayText(value: unknown): unknown {
  return typeof value === 'string' ? noonOf(value) : value;
}

function personFields(column: string, value: unknown, lookupIds: Map<string, number>): Row {
  const mail = mailOf(value);
  const id = lookupIds.get(mail);
  return { [`${column}Mail`]: mail, ...(id !== undefined && { [`${column}LookupId`]: id }) };
}

function peopleFields(column: string, value: unknown, lookupIds: Map<string, number>): Row {
  const mails = [value].flat().map(mailOf).filter(Boolean);
  const ids = mails.flatMap((mail) => lookupIds.get(mail) ?? []);
  if (mails.length === 0) return {};
  return {
    [`${column}Mail`]: mails.join('\n'),
    ...(ids.length === mails.length && {
      [`${column}LookupId@odata.type`]: 'Collection(Edm.Int32)',
      [`${column}LookupId`]: ids,
    }),
  };
}

function mailOf(value: unknown): string {
  if (typeof value === 'string') return value.toLowerCase();
  if (typeof value !== 'object' || value === null || !('mail' in value)) return '';
  return typeof value.mail === 'string' ? value.mail.toLowerCase() : '';
}

/** The columns to write for a change; null empties one. A lookup id of somebody else must never stay beside a new text twin. */
export function fieldsOfChange(columns: RowColumns, lookupIds: Map<string, number>): Row {
  const fields: Row = {};
  for (const [column, value] of Object.entries(columns)) {
    const mails = peopleIn(value).map(({ mail }) => mail.toLowerCase());
    const ids = mails.flatMap((mail) => lookupIds.get(mail) ?? []);
    if (personColumns.includes(column)) {
      fields[`${column}Mail`] = mails[0] ?? null;
      fields[`${column}LookupId`] = ids[0] ?? null;
    } else if (peopleColumns.includes(column)) {
      fields[`${column}Mail`] = mails.join('\n') || null;
      fields[`${column}LookupId@odata.type`] = 'Collection(Edm.Int32)';
      fields[`${column}LookupId`] = ids.length === mails.length ? ids : [];
    } else fields[column] = dateColumns.includes(column) ? dayText(value) : value;
  }
  return fields;
}

/** Lookup ids by address. */
export function lookupIdsOf(siteUsers: Map<number, string>): Map<string, number> {
  return new Map([...siteUsers].map(([id, mail]) => [mail, id]));
}
