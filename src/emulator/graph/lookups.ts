import type { Tenant } from '../tenant.ts';
import type { Column } from './column-definitions.ts';
import { GraphError, invalidRequest } from './errors.ts';
import { visitor } from './site-visitors.ts';

/** Columns that hold the id of a row elsewhere: of a visitor of the site, or of another list. */
export const isLookup = (column: Pick<Column, 'personOrGroup' | 'lookup'>): boolean =>
  column.personOrGroup !== undefined || column.lookup !== undefined;

/** The facets that may hold several values. */
export interface Kinds {
  personOrGroup?: { allowMultipleSelection?: boolean | null | undefined } | null | undefined;
  lookup?: { allowMultipleValues?: boolean | null | undefined } | null | undefined;
  choice?: { displayAs?: string | null | undefined } | null | undefined;
}

export const isMultiple = ({ personOrGroup, lookup, choice }: Kinds): boolean =>
  personOrGroup?.allowMultipleSelection === true ||
  lookup?.allowMultipleValues === true ||
  choice?.displayAs === 'checkBoxes';

/** One LookupId, or several where the column holds several and the caller names the collection type. */
export function writeLookup(
  tenant: Tenant,
  siteId: string,
  column: Column,
  value: unknown,
  annotation: unknown,
): number | number[] | undefined {
  if (value === null || value === '') return undefined;
  if (!Array.isArray(value)) return knownRow(tenant, siteId, column, singleId(column, value));
  requireCollection(column, value, annotation);
  requireType(annotation, ['Collection(Edm.Int32)', 'Collection(Edm.String)']);
  const ids = value.map((one) => knownRow(tenant, siteId, column, toId(column, one)));
  return ids.length === 0 ? undefined : ids;
}

function singleId(column: Column, value: unknown): number {
  if (isMultiple(column))
    throw invalidRequest(`Field '${column.name}LookupId' takes a collection.`);
  return toId(column, value);
}

/** Graph does not guess what a list of values is made of. */
export function requireCollection(column: Column, value: unknown[], annotation: unknown): void {
  if (annotation === undefined && value.length > 0)
    throw new GraphError(
      400,
      'BadRequest',
      'A value without a type name was found and no expected type is available. When the model is specified, each value in the payload must have a type which can be either specified in the payload, explicitly by the caller or implicitly inferred from the parent value.',
    );
  if (!isMultiple(column)) throw invalidRequest('General exception while processing');
}

export function requireType(annotation: unknown, types: string[]): void {
  if (annotation !== undefined && !types.some((type) => type === annotation))
    throw invalidRequest(`The type ${JSON.stringify(annotation)} is not supported.`);
}

function toId(column: Column, value: unknown): number {
  const id = typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : value;
  if (typeof id === 'number' && Number.isSafeInteger(id)) return id;
  throw invalidRequest(`Invalid value for field '${column.name}LookupId'.`);
}

function knownRow(tenant: Tenant, siteId: string, column: Column, id: number): number {
  const row = column.personOrGroup ? visitor(tenant, siteId, id) : lookupRow(tenant, column, id);
  if (row === undefined)
    throw invalidRequest(
      `Field '${column.name}LookupId' names an item that does not exist: ${id}.`,
    );
  return id;
}

function lookupRow(
  { db }: Tenant,
  { lookup }: Column,
  id: number,
): Record<string, unknown> | undefined {
  const sql = 'SELECT fields_json FROM items WHERE list_id = ? AND id = ?';
  const row = db.one<{ fields_json: string }>(sql, lookup?.listId ?? '', id);
  return row && JSON.parse(row.fields_json);
}

/** What `$select` of the column itself shows: a name, or for several values id, name and address. */
export function lookupValue(
  tenant: Tenant,
  siteId: string,
  column: Column,
  stored: unknown,
): unknown {
  if (Array.isArray(stored)) return stored.map((id) => lookupEntry(tenant, siteId, column, id));
  return lookupEntry(tenant, siteId, column, Number(stored)).LookupValue;
}

function lookupEntry(tenant: Tenant, siteId: string, column: Column, id: number) {
  if (!column.personOrGroup) {
    const value = lookupRow(tenant, column, id)?.[column.lookup?.columnName ?? 'Title'];
    const shown = typeof value === 'string' || typeof value === 'number' ? `${value}` : '';
    return { LookupId: id, LookupValue: shown };
  }
  const person = visitor(tenant, siteId, id);
  return { LookupId: id, LookupValue: person?.title ?? '', Email: person?.email ?? '' };
}
