import type { Tenant } from '../tenant.ts';
import { announceList } from './announce.ts';
import type { ItemRow } from './item-store.ts';
import type { List } from './list-store.ts';

/** To be called inside the transaction of the change: from now on this item is the last changed one. */
export function noteChange(tenant: Tenant, list: List, itemId: number): void {
  const sql = 'INSERT OR REPLACE INTO item_changes (list_id, item_id) VALUES (?, ?)';
  tenant.db.run(sql, list.id, itemId);
  announceList(tenant, list);
}

/** The number of the last change in a list; 0 when nothing ever changed. */
export function lastChange({ db }: Tenant, listId: string): number {
  const sql = 'SELECT max(number) AS number FROM item_changes WHERE list_id = ?';
  return db.one<{ number: number | null }>(sql, listId)?.number ?? 0;
}

/** A change, with the item as it is now, or without when it is gone. */
export interface ItemChange {
  number: number;
  itemId: number;
  row: ItemRow | undefined;
}

type JoinedRow = { number: number; item_id: number } & { [K in keyof ItemRow]: ItemRow[K] | null };

/** What changed after a change, in order, every item once. */
export function changesAfter(
  { db }: Tenant,
  listId: string,
  number: number,
  limit: number,
): ItemChange[] {
  const sql = `SELECT i.*, c.number, c.item_id FROM item_changes c
    LEFT JOIN items i ON i.list_id = c.list_id AND i.id = c.item_id
    WHERE c.list_id = ? AND c.number > ? ORDER BY c.number LIMIT ?`;
  return db.all<JoinedRow>(sql, listId, number, limit).map(toChange);
}

function toChange(joined: JoinedRow): ItemChange {
  const { number, item_id: itemId, ...row } = joined;
  return { number, itemId, row: isWhole(row) ? row : undefined };
}

const isWhole = (row: { [K in keyof ItemRow]: ItemRow[K] | null }): row is ItemRow =>
  row.id !== null;

/** The items of a list by id, after an id. */
export function itemsAfter({ db }: Tenant, listId: string, id: number, limit: number): ItemRow[] {
  const sql = 'SELECT * FROM items WHERE list_id = ? AND id > ? ORDER BY id LIMIT ?';
  return db.all<ItemRow>(sql, listId, id, limit);
}
