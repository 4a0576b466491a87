import type { GraphCall } from './call.ts';
import { type Column, sameName } from './column-definitions.ts';
import { badRequest, GraphError, invalidRequest } from './errors.ts';
import {
  type AnyOf,
  type Comparison,
  compareSql,
  filterToSql,
  type Literal,
  parseFilter,
  type Sql,
} from './filter.ts';
import { comparable } from './item-values.ts';
import type { ItemRow } from './item-store.ts';
import { hiddenItems, type List } from './list-store.ts';
import { isLookup } from './lookups.ts';
import { pageSize } from './options.ts';
import { readSkipToken, type SkipToken, writeSkipToken } from './skip-token.ts';

const defaultPage = 200;
const maxPage = 5000;
/** SharePoint's list view threshold: a query that would look at more rows is refused. */
const maxScannedRows = 5000;

/** Where a filter or an order may look: at a column of the row, or at a column of the list. */
type Field =
  | { kind: 'row'; sql: 'i.id' }
  | { kind: 'built-in'; sql: 'i.created_at' | 'i.modified_at' }
  | { kind: 'column'; column: Column };

export interface ItemPage {
  rows: ItemRow[];
  /** The token of the next page, when there is one. */
  next?: string;
}

/** One page of a list's items: filtered, ordered, and continued by key, so no row comes twice. */
export function queryItems(call: GraphCall, list: List, columns: Column[]): ItemPage {
  const size = pageSize(call.options, maxPage) ?? defaultPage;
  const order = readOrder(call, list, columns);
  const where = readWhere(call, list, columns);
  const seen = seenSql(call, list);
  const after = readSkipToken(call.options.get('skiptoken'));
  const continued = after ? continueSql(order, after) : { text: '1', values: [] };
  const sql = `SELECT i.*${order.key ? `, ${order.key.text} AS sort_key` : ''} FROM items i
    WHERE i.list_id = ? AND ${where.text} AND ${seen.text} AND ${continued.text} ORDER BY ${order.text} LIMIT ?`;
  const values = [
    ...(order.key?.values ?? []),
    list.id,
    ...where.values,
    ...seen.values,
    ...continued.values,
  ];
  const rows = call.tenant.db.all<SortedRow>(sql, ...values, ...order.values, size + 1);
  return page(rows, size, order);
}

/** Items with permissions of their own that leave the caller out are not there for them. */
function seenSql(call: GraphCall, list: List): Sql {
  const hidden = hiddenItems(call, list);
  if (hidden.size === 0) return { text: '1', values: [] };
  const text = 'i.id NOT IN (SELECT value FROM json_each(?))';
  return { text, values: [JSON.stringify([...hidden])] };
}

type SortedRow = ItemRow & { sort_key?: string | number | null };

function page(rows: SortedRow[], size: number, order: Order): ItemPage {
  const last = rows[size - 1];
  if (rows.length <= size || !last) return { rows };
  const key = order.key ? { field: order.name, value: last.sort_key ?? null } : {};
  return { rows: rows.slice(0, size), next: writeSkipToken({ id: last.id, ...key }) };
}

function readWhere(call: GraphCall, list: List, columns: Column[]): Sql {
  const filter = call.options.get('filter');
  if (filter === undefined) return { text: '1', values: [] };
  return filterToSql(parseFilter(filter), (leaf) => leafSql(call, list, columns, leaf));
}

function leafSql(call: GraphCall, list: List, columns: Column[], leaf: Comparison | AnyOf): Sql {
  if (leaf.kind === 'any') throw badRequest('any() is not supported on list items.');
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
const storedValue = (column: Column): string => `json_extract(i.fields_json, '$.${column.name}')`;

function findField(columns: Column[], path: string): Field {
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
  return { kind: 'column', column };
}

/** Without an index only a caller who accepts the risk is answered, and only in small lists. */
function requireIndex(call: GraphCall, list: List, field: Field, path: string): void {
  if (field.kind === 'column' && field.column.indexed) return;
  if (!call.prefers('HonorNonIndexedQueriesWarningMayFailRandomly'))
    throw invalidRequest(
      `Field '${path.replace(/^fields\//i, '')}' cannot be referenced in filter or orderby as it is not indexed. Provide the 'Prefer: HonorNonIndexedQueriesWarningMayFailRandomly' header to allow this, but be warned that such queries may fail on large lists.`,
    );
  const sql = 'SELECT count(*) AS rows FROM items WHERE list_id = ?';
  const { rows } = call.tenant.db.one<{ rows: number }>(sql, list.id) ?? { rows: 0 };
  if (rows > maxScannedRows)
    throw new GraphError(429, 'activityLimitReached', 'The request has been throttled');
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

interface Order extends Sql {
  /** The field that is ordered by, when it is not the id. */
  name: string;
  descending: boolean;
  key?: Sql;
}

function readOrder(call: GraphCall, list: List, columns: Column[]): Order {
  const [first = '', ...more] = (call.options.get('orderby') ?? 'id').split(',');
  if (more.length > 0) throw invalidRequest('Only one field can be ordered by.');
  const [path = '', direction = 'asc'] = first.trim().split(/\s+/);
  const descending = direction.toLowerCase() === 'desc';
  const way = descending ? 'DESC' : 'ASC';
  const field = findField(columns, path);
  if (field.kind === 'row') return { name: 'ID', descending, text: `i.id ${way}`, values: [] };
  requireIndex(call, list, field, path);
  const key = orderKey(list, field);
  return { name: path, descending, key, text: `sort_key ${way}, i.id ${way}`, values: [] };
}

function orderKey(list: List, field: Exclude<Field, { kind: 'row' }>): Sql {
  if (field.kind === 'built-in') return { text: field.sql, values: [] };
  if (!field.column.indexed) return { text: storedValue(field.column), values: [] };
  const text =
    '(SELECT min(v.value) FROM item_values v WHERE v.list_id = ? AND v.item_id = i.id AND v.column_name = ?)';
  return { text, values: [list.id, field.column.name] };
}

/** The rows after the last one of the page before. SQLite orders absent values first. */
function continueSql(order: Order, after: SkipToken): Sql {
  const sign = order.descending ? '<' : '>';
  if (!order.key) return { text: `i.id ${sign} ?`, values: [after.id] };
  const { text, values } = order.key;
  const sameKey = { text: `(${text} IS NULL AND i.id ${sign} ?)`, values: [...values, after.id] };
  if (after.value === undefined || after.value === null)
    return order.descending
      ? sameKey
      : {
          text: `(${text} IS NOT NULL OR ${sameKey.text})`,
          values: [...values, ...sameKey.values],
        };
  const orAbsent = order.descending ? `OR ${text} IS NULL` : '';
  return {
    text: `(${text} ${sign} ? OR (${text} = ? AND i.id ${sign} ?) ${orAbsent})`,
    values: [
      ...values,
      after.value,
      ...values,
      after.value,
      after.id,
      ...(order.descending ? values : []),
    ],
  };
}
