import type { Tenant } from '../tenant.ts';
import type { ItemRow } from './item-store.ts';

/** SharePoint keeps so many versions of an item by default, the newest among them. */
const maxVersions = 50;

type VersionRow = Pick<
  ItemRow,
  'version' | 'modified_at' | 'editor' | 'modified_by_json' | 'fields_json'
>;

/** To be called inside the transaction of a change, with the row as it was before. */
export function keepVersion({ db, switches }: Tenant, before: ItemRow): void {
  if (switches.now().itemVersions === 'off') return;
  const { list_id, id: item_id, version } = before;
  const { modified_at, editor, modified_by_json, fields_json } = before;
  const kept = { version, modified_at, editor, modified_by_json, fields_json };
  db.insert('item_versions', { list_id, item_id, ...kept });
  const sql = 'DELETE FROM item_versions WHERE list_id = ? AND item_id = ? AND version <= ?';
  if (version >= maxVersions) db.run(sql, list_id, item_id, version + 1 - maxVersions);
}

/** All versions of an item, the newest first, each as the row was then. */
export function versionsOf({ db }: Tenant, row: ItemRow): ItemRow[] {
  const sql = `SELECT version, modified_at, editor, modified_by_json, fields_json FROM item_versions
    WHERE list_id = ? AND item_id = ? ORDER BY version DESC`;
  const former = db.all<VersionRow>(sql, row.list_id, row.id);
  return [row, ...former.map((version) => ({ ...row, ...version }))];
}
