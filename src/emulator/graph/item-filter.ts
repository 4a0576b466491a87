import type { GraphCall } from './call.ts';
import { type Column, sameName } from './column-definitions.ts';
import { badRequest, invalidRequest, notEmulated } from './errors.ts';
import {
  type AnyOf,
  type Comparison,
  compareSql,
  type Filter,
  filterToSql,
  type Literal,
  parseFilter,
  type Sql,
} from './filter.ts';
import { requireScannable, requireSmall } from './item-scan.ts';
import { comparable } from './item-values.ts';
import type { List } from './list-store.ts';
import { isLookup } from './lookups.ts';

/** Where a filter or an order may look: at a column of the row, or at a column of the list. */
export type Field =
  | { kind: 'row'; sql: 'i.id' }
  | { kind: 'built-in'; sql: 'i.created_at' | 'i.modified_at' }
  | { kind: 'column'; column: Column };

/** The condition of `$filter`. */
export function readWhere(call: GraphCall, list: List, columns: Column[]): Sql {
  const filter = call.options.get('filter');
  if (filter === undefined) return { text: '1', values: [] };
  const parsed = parseFilter(filter);
  const leaf = (condition: Comparison | AnyOf): Sql => leafSql(call, list, columns, condition);
  if (call.tenant.switches.now().filterFields === 'one') requireOneField(parsed);
  const where = filterToSql(parsed, leaf);
  requireScannable(call, list, parsed, leaf);
  return where;
}

function requireOneField(filter: Filter): void {
  if (new Set(fieldsOf(filter)).size > 1)
    throw invalidRequest('The service can only filter one indexed field at a time.');
}

function fieldsOf(filter: Filter): string[] {
  if (filter.kind === 'compare' || filter.kind === 'any') return [filter.path.toLowerCase()];
  return filter.kind === 'not' ? fieldsOf(filter.part) : filter.parts.flatMap(fieldsOf);
}

function leafSql(call: GraphCall, list: List, columns: Column[], leaf: Comparison | AnyOf): Sql {
  if (leaf.kind === 'any') throw badRequest('any() is not supported on list items.');
  if (leaf.operator === 'contains' || leaf.operator === 'endswith')
    throw notEmulated(`${leaf.operator} on list items`);
  const field = findField(columns, leaf.path);
  if (field.kind === 'row') return compareSql(field.sql, leaf.operator, asNumber(leaf.value));
  requireIndex(call, list, field, leaf.path);
  if (field.kind === 'built-in') return compareSql(field.sql, leaf.operator, asTime(leaf.value));
  return columnSql(list, field.column, leaf);
}

/** An indexed column is compared in the index of values, any other in the stored fields. */
function columnSql(list: List, column: Column, leaf: Comparison): Sql {
  const value = asStored(column, leaf.value);
  if (!column.indexed) {
    const stored = column.text || column.choice ? 'lower(%)' : '%';
    return compareSql(stored.replace('%', storedValue(column)), leaf.operator, value);
  }
  // A row without the value has no entry: it is the opposite of "has one that equals".
  const negative =
    (leaf.operator === 'eq') === (value === null) && ['eq', 'ne'].includes(leaf.operator);
  const condition =
    value === null
      ? { text: '1', values: [] }
      : compareSql('v.value', negative ? 'eq' : leaf.operator, value);
  const matching = `SELECT v.item_id FROM item_values v WHERE v.list_id = ? AND v.column_name = ? AND ${condition.text}`;
  return {
    text: `i.id ${negative ? 'NOT ' : ''}IN (${matching})`,
    values: [list.id, column.name, ...condition.values],
  };
}

/** The name is an internal name, made of letters, digits and `_` only, so it is safe in SQL. */
export const storedValue = (column: Column): string =>
  `json_extract(i.fields_json, '$.${column.name}')`;

export function findField(columns: Column[], path: string): Field {
  const name = path.replace(/^fields\//i, '');
  if (sameName(name, 'id')) return { kind: 'row', sql: 'i.id' };
  if (['created', 'createddatetime'].includes(name.toLowerCase()))
    return { kind: 'built-in', sql: 'i.created_at' };
  if (['modified', 'lastmodifieddatetime'].includes(name.toLowerCase()))
    return { kind: 'built-in', sql: 'i.modified_at' };
  const column = columns.find(
    (one) => sameName(one.name, name) || (isLookup(one) && sameName(`${one.name}LookupId`, name)),
  );
  if (!column || name === path) throw invalidRequest(`Field '${name}' is not recognized`);
  if (column.calculated || column.hyperlinkOrPicture)
    throw notEmulated('filtering or ordering by calculated columns and links');
  return { kind: 'column', column };
}

/** Without an index only a caller who accepts the risk is answered, and only in small lists. */
export function requireIndex(call: GraphCall, list: List, field: Field, path: string): void {
  if (field.kind === 'column' && field.column.indexed) return;
  if (!call.prefers('HonorNonIndexedQueriesWarningMayFailRandomly'))
    throw invalidRequest(
      `Field '${path.replace(/^fields\//i, '')}' cannot be referenced in filter or orderby as it is not indexed. Provide the 'Prefer: HonorNonIndexedQueriesWarningMayFailRandomly' header to allow this, but be warned that such queries may fail on large lists.`,
    );
  requireSmall(call, list);
}

function asStored(column: Column, value: Literal): string | number | null {
  if (value === null) return null;
  if (column.dateTime) return asTime(value).toLowerCase();
  if (isLookup(column) || column.number) return asNumber(value);
  return comparable(value)[0] ?? null;
}

function asNumber(value: Literal): number {
  const number = Number(value);
  if (value === null || Number.isNaN(number))
    throw badRequest(`'${String(value)}' is not a number.`);
  return number;
}

function asTime(value: Literal): string {
  const at = new Date(typeof value === 'string' ? value : Number.NaN);
  if (Number.isNaN(at.getTime())) throw badRequest(`'${String(value)}' is not a time.`);
  return `${at.toISOString().slice(0, 19)}Z`;
}
