import { guidOf } from '../ids.ts';
import type { Tenant } from '../tenant.ts';
import type { GraphCall } from './call.ts';
import { driveRootId, newDriveItemId } from './drive-ids.ts';
import { requireName, requireShortPath } from './drive-names.ts';
import { GraphError } from './errors.ts';
import { etagOf } from './field-values.ts';
import { insertItem, type ItemRow, itemRow, removeItem, touchItem } from './item-store.ts';
import type { List } from './list-store.ts';

/** A file or folder. `item_id` is absent for the root of a library only. */
export type DriveRow = {
  id: string;
  list_id: string;
  item_id: number | null;
  parent_id: string | null;
  name: string;
  is_folder: number;
  mime_type: string;
  size: number;
  content_version: number;
  label_json: string | null;
};

export type OnConflict = 'fail' | 'replace' | 'rename';

const columns =
  'id, list_id, item_id, parent_id, name, is_folder, mime_type, size, content_version, label_json';

export function rootOf(tenant: Tenant, list: List): DriveRow {
  const root = driveRow(tenant, list, driveRootId(list.id));
  if (!root) throw new Error(`The library ${list.displayName} has no root.`);
  return root;
}

export function driveRow({ db }: Tenant, list: List, id: string): DriveRow | undefined {
  const sql = `SELECT ${columns} FROM drive_items WHERE id = ? AND list_id = ?`;
  return db.one<DriveRow>(sql, id, list.id);
}

export function childNamed({ db }: Tenant, parent: DriveRow, name: string): DriveRow | undefined {
  const sql = `SELECT ${columns} FROM drive_items WHERE parent_id = ? AND name = ?`;
  return db.one<DriveRow>(sql, parent.id, name);
}

/** Children by name, folders and files mixed, after a name. */
export function childrenOf(
  { db }: Tenant,
  parent: DriveRow,
  after: string,
  limit: number,
): DriveRow[] {
  const sql = `SELECT ${columns} FROM drive_items WHERE parent_id = ? AND name > ? ORDER BY name LIMIT ?`;
  return db.all<DriveRow>(sql, parent.id, after, limit);
}

export function childCount({ db }: Tenant, { id }: DriveRow): number {
  const sql = 'SELECT count(*) AS count FROM drive_items WHERE parent_id = ?';
  return db.one<{ count: number }>(sql, id)?.count ?? 0;
}

export function contentOf({ db }: Tenant, { id }: DriveRow): Uint8Array {
  const sql = 'SELECT content FROM drive_items WHERE id = ?';
  return db.one<{ content: Uint8Array | null }>(sql, id)?.content ?? new Uint8Array();
}

/** The folders above, from the root down, and the row itself. */
export function pathTo(tenant: Tenant, list: List, row: DriveRow): DriveRow[] {
  const parent = row.parent_id === null ? undefined : driveRow(tenant, list, row.parent_id);
  return parent ? [...pathTo(tenant, list, parent), row] : [row];
}

/** The item of the list that a file or folder is. */
export function listItemOf(tenant: Tenant, row: DriveRow): ItemRow | undefined {
  return row.item_id === null ? undefined : itemRow(tenant, row.list_id, row.item_id);
}

/** `"{GUID},2"`: the list item's own, in capitals and braces. */
export function driveEtag(item: ItemRow | undefined, row: DriveRow): string {
  const plain = item ? etagOf(item).replaceAll('"', '') : `${guidOf(row.id)},1`;
  const [guid = '', version = ''] = plain.split(',');
  return `"{${guid.toUpperCase()}},${version}"`;
}

/** The call as one about the list item, so that rights, versions, `If-Match` and the ledger are the list's. */
export function asListItem(call: GraphCall, itemId: number | null): GraphCall {
  const ifMatch = call.header('if-match')?.replaceAll(/[{}]/g, '').toLowerCase();
  return {
    ...call,
    param: (name) => (name === 'item' ? String(itemId ?? '') : call.param(name)),
    header: (name) => (name === 'if-match' ? ifMatch : call.header(name)),
  };
}

/** To be called inside a transaction. */
export function addDriveItem(
  call: GraphCall,
  list: List,
  parent: DriveRow,
  made: Pick<DriveRow, 'name' | 'is_folder' | 'mime_type'> & { content?: Uint8Array },
): DriveRow {
  const { tenant } = call;
  requirePlace(tenant, list, parent, made.name);
  const item = insertItem(call, list, {}, true, { FileLeafRef: made.name });
  const id = newDriveItemId(list.id);
  tenant.db.insert('drive_items', {
    id,
    list_id: list.id,
    item_id: item.id,
    parent_id: parent.id,
    name: made.name,
    is_folder: made.is_folder,
    mime_type: made.mime_type,
    size: made.content?.byteLength ?? 0,
    content: made.content ?? null,
    content_version: 1,
    label_json: parent.label_json,
  });
  return stored(tenant, list, id);
}

export function replaceContent(
  call: GraphCall,
  list: List,
  row: DriveRow,
  content: Uint8Array,
  mime_type: string,
): DriveRow {
  const { db } = call.tenant;
  touchItem(asListItem(call, row.item_id), list, {});
  const changes = { content, size: content.byteLength, mime_type };
  db.update(
    'drive_items',
    { ...changes, content_version: row.content_version + 1 },
    { id: row.id },
  );
  return stored(call.tenant, list, row.id);
}

export function renameDriveItem(
  call: GraphCall,
  list: List,
  row: DriveRow,
  to: { name: string; parent: DriveRow },
): DriveRow {
  const { tenant } = call;
  requirePlace(tenant, list, to.parent, to.name);
  const taken = childNamed(tenant, to.parent, to.name);
  if (taken && taken.id !== row.id) throw nameTaken();
  touchItem(asListItem(call, row.item_id), list, { FileLeafRef: to.name });
  tenant.db.update('drive_items', { name: to.name, parent_id: to.parent.id }, { id: row.id });
  return stored(tenant, list, row.id);
}

/** A folder takes along what lies in it. */
export function removeDriveItem(call: GraphCall, list: List, row: DriveRow): void {
  const inside = childrenOf(call.tenant, row, '', Number.MAX_SAFE_INTEGER);
  for (const child of inside) removeDriveItem({ ...call, header: () => undefined }, list, child);
  removeItem(asListItem(call, row.item_id), list);
}

/** SharePoint's own next name: `report 1.pdf`. */
export function freeName(tenant: Tenant, parent: DriveRow, name: string): string {
  const dot = name.lastIndexOf('.');
  const [stem, end] = dot > 0 ? [name.slice(0, dot), name.slice(dot)] : [name, ''];
  for (let n = 1; ; n++) {
    const next = `${stem} ${n}${end}`;
    if (!childNamed(tenant, parent, next)) return next;
  }
}

export const nameTaken = (): GraphError =>
  new GraphError(409, 'nameAlreadyExists', 'Name already exists');

function requirePlace(tenant: Tenant, list: List, parent: DriveRow, name: string): void {
  requireName(name, parent.parent_id === null);
  const above = pathTo(tenant, list, parent).slice(1);
  const library = decodeURIComponent(new URL(list.webUrl).pathname).slice(1);
  requireShortPath([library, ...above.map((row) => row.name), name].join('/'));
}

function stored(tenant: Tenant, list: List, id: string): DriveRow {
  const row = driveRow(tenant, list, id);
  if (!row) throw new Error(`The file ${id} is gone although it was just written.`);
  return row;
}
