import type { GraphCall } from './call.ts';
import type { Column } from './column-definitions.ts';
import { invalidRequest } from './errors.ts';
import type { Sql } from './filter.ts';
import { type Field, findField, readWhere, requireIndex, storedValue } from './item-filter.ts';
import { requireSmall } from './item-scan.ts';
import type { ItemRow } from './item-store.ts';
import { hiddenItems, type List } from './list-store.ts';
import { pageSize } from './options.ts';
import { readSkipToken, type SkipToken, writeSkipToken } from './skip-token.ts';

const defaultPage = 200;
const maxPage = 5000;

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
  if (field.kind === 'row') {
    // Only the other way round: without a filter SharePoint walks up the ids of a large list.
    if (descending && !call.options.has('filter')) requireSmall(call, list);
    return { name: 'ID', descending, text: `i.id ${way}`, values: [] };
  }
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
