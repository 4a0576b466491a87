import { listPlans } from '../core/lists.ts';
import type { Person } from '../core/person.ts';
import { noonOf } from './handoff-fields.ts';
import type { People } from './people.ts';

type Row = Record<string, unknown>;

const columns = listPlans.find(({ name }) => name === 'Responsibilities')?.columns ?? [];
const personColumns = columns.filter(({ type }) => type === 'person').map(({ name }) => name);
const peopleColumns = columns.filter(({ type }) => type === 'people').map(({ name }) => name);

export const dateColumns = columns.filter(({ type }) => type === 'date').map(({ name }) => name);

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

/** The columns to write for a row of a register file. Who has never visited the site is named in the text twin only. */
export function fieldsOfRow(row: Row, lookupIds: Map<string, number>): Row {
  const fields: Row = {};
  for (const [column, value] of Object.entries(row)) {
    if (column === 'id' || value === undefined || value === null) continue;
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
