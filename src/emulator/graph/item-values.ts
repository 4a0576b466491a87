import type { Tenant } from '../tenant.ts';
import type { Column } from './column-definitions.ts';
import { GraphError, invalidRequest } from './errors.ts';

/** What an item keeps: values by internal name; a person or lookup column holds ids of rows. */
export type StoredFields = Record<string, unknown>;

const indexedLength = 255;

/**
 * The forms in which a value is compared: SharePoint ignores case, times are ISO 8601 in UTC, yes and
 * no are 1 and 0. Several for a column of several values, none for an empty one.
 */
export function comparable(value: unknown): (string | number)[] {
  if (value === undefined || value === null) return [];
  if (Array.isArray(value)) return value.flatMap(comparable);
  if (typeof value === 'number') return [value];
  if (typeof value === 'boolean') return [Number(value)];
  return typeof value === 'string' ? [value.toLowerCase().slice(0, indexedLength)] : [];
}

/** To be called before an item that was there already is indexed anew. */
export function clearIndex({ db }: Tenant, listId: string, itemId: number): void {
  db.run('DELETE FROM item_values WHERE list_id = ? AND item_id = ?', listId, itemId);
}

/** Enters the fields of an item into the index, refusing a second use of a unique value. */
export function indexItem(
  tenant: Tenant,
  listId: string,
  itemId: number,
  columns: Column[],
  fields: StoredFields,
): void {
  for (const column of columns)
    if (column.indexed) indexValue(tenant, listId, itemId, column, fields);
}

function indexValue(
  tenant: Tenant,
  listId: string,
  itemId: number,
  column: Column,
  fields: StoredFields,
): void {
  for (const value of comparable(fields[column.name])) {
    if (column.enforceUniqueValues) {
      const sql =
        'SELECT item_id FROM item_values WHERE list_id = ? AND column_name = ? AND value = ?';
      if (tenant.db.one(sql, listId, column.name, value)) throw alreadyProvided(tenant, column);
    }
    const sql =
      'INSERT OR IGNORE INTO item_values (list_id, column_name, value, item_id) VALUES (?, ?, ?, ?)';
    tenant.db.run(sql, listId, column.name, value, itemId);
  }
}

function alreadyProvided({ switches }: Tenant, { name }: Column): GraphError {
  return switches.now().uniqueViolation === '400'
    ? invalidRequest('One or more fields with unique constraints already has the provided value.')
    : new GraphError(
        409,
        'nameAlreadyExists',
        `The list item could not be added or updated because duplicate values were found in the following field(s) in the list: [${name}].`,
      );
}

/** Indexes a whole column anew after its definition changed. */
export function reindex(tenant: Tenant, listId: string, column: Column): void {
  const clear = 'DELETE FROM item_values WHERE list_id = ? AND column_name = ?';
  tenant.db.run(clear, listId, column.name);
  if (!column.indexed) return;
  type Row = { id: number; fields_json: string };
  const rows = tenant.db.all<Row>('SELECT id, fields_json FROM items WHERE list_id = ?', listId);
  for (const { id, fields_json } of rows)
    indexValue(tenant, listId, id, column, JSON.parse(fields_json));
}
