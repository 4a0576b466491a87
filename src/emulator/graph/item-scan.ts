import type { GraphCall } from './call.ts';
import { GraphError } from './errors.ts';
import type { AnyOf, Comparison, Filter, Sql } from './filter.ts';
import type { List } from './list-store.ts';

/** SharePoint's list view threshold: a query that would look at more rows is refused, however often. */
const maxScannedRows = 5000;

const throttled = () =>
  new GraphError(429, 'activityLimitReached', 'The request has been throttled');

/** Numbers of items are never used twice, so most lists are known to be small without counting. */
const mayBeLarge = ({ tenant }: GraphCall, list: List): boolean => {
  const sql = 'SELECT last_item FROM lists WHERE id = ?';
  const row = tenant.db.one<{ last_item: number }>(sql, list.id);
  return row !== undefined && row.last_item > maxScannedRows;
};

function isLarge(call: GraphCall, list: List): boolean {
  if (!mayBeLarge(call, list)) return false;
  const sql = 'SELECT 1 FROM items WHERE list_id = ? LIMIT 1 OFFSET ?';
  return call.tenant.db.one(sql, list.id, maxScannedRows) !== undefined;
}

/** To be called when a query would have to look at every row. */
export function requireSmall(call: GraphCall, list: List): void {
  if (isLarge(call, list)) throw throttled();
}

/**
 * Throws when a filter makes SharePoint look at more rows than it will. Its first condition narrows the
 * rows, by an index; conditions joined by `and` only pick from those. `or` looks at the rows of both.
 */
export function requireScannable(
  call: GraphCall,
  list: List,
  filter: Filter,
  leaf: (condition: Comparison | AnyOf) => Sql,
): void {
  if (!mayBeLarge(call, list)) return;
  const rows = scanned(call, list, filter, leaf);
  if (rows > maxScannedRows && (rows < Infinity || isLarge(call, list))) throw throttled();
}

function scanned(
  call: GraphCall,
  list: List,
  filter: Filter,
  leaf: (condition: Comparison | AnyOf) => Sql,
): number {
  if (filter.kind === 'compare' || filter.kind === 'any') return matching(call, list, leaf(filter));
  if (filter.kind === 'not') return Infinity;
  const [first, ...more] = filter.parts.map((part) => () => scanned(call, list, part, leaf));
  if (filter.kind === 'and') return first?.() ?? 0;
  return more.reduce((sum, part) => sum + part(), first?.() ?? 0);
}

function matching({ tenant }: GraphCall, list: List, condition: Sql): number {
  const sql = `SELECT count(*) AS rows FROM (SELECT 1 FROM items i
    WHERE i.list_id = ? AND ${condition.text} LIMIT ?)`;
  const limit = maxScannedRows + 1;
  return tenant.db.one<{ rows: number }>(sql, list.id, ...condition.values, limit)?.rows ?? 0;
}
