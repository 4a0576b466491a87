import { folderId, newGuid } from '../ids.ts';
import type { Tenant } from '../tenant.ts';
import { type Mailbox, wellKnownFolders } from './mailboxes.ts';
import { isVisible } from './message-store.ts';

export interface Folder {
  id: string;
  /** Its well-known name, or what the id of a folder of one's own is made of. */
  key: string;
  displayName: string;
  parentId: string;
  isHidden: boolean;
  /** Exchange's own: cannot be renamed or deleted. */
  isDistinguished: boolean;
}

export const rootOf = ({ id }: Mailbox): string => folderId(id, 'msgfolderroot');

/** All folders of a mailbox: Exchange's own first, then those somebody made, by name. */
export function foldersOf({ db }: Tenant, mailbox: Mailbox): Folder[] {
  const distinguished = wellKnownFolders.map(([key, displayName]) => ({
    id: folderId(mailbox.id, key),
    key,
    displayName,
    parentId: rootOf(mailbox),
    isHidden: false,
    isDistinguished: true,
  }));
  type Row = {
    id: string;
    key: string;
    display_name: string;
    parent_id: string;
    is_hidden: number;
  };
  const sql = `SELECT o.id, f.well_known AS key, f.display_name, o.parent_id, o.is_hidden
    FROM own_folders o JOIN folders f ON f.id = o.id WHERE o.mailbox_id = ? ORDER BY f.display_name, o.id`;
  const own = db.all<Row>(sql, mailbox.id).map((row) => ({
    id: row.id,
    key: row.key,
    displayName: row.display_name,
    parentId: row.parent_id,
    isHidden: row.is_hidden === 1,
    isDistinguished: false,
  }));
  return [...distinguished, ...own];
}

/** Makes a folder and gives back its id. */
export function addFolder(
  { db }: Tenant,
  mailbox: Mailbox,
  { displayName, parentId, isHidden }: Pick<Folder, 'displayName' | 'parentId' | 'isHidden'>,
): string {
  const key = newGuid();
  const id = folderId(mailbox.id, key);
  const row = { id, mailbox_id: mailbox.id, well_known: key, display_name: displayName };
  db.insert('folders', row);
  const place = { mailbox_id: mailbox.id, parent_id: parentId, is_hidden: Number(isHidden) };
  db.insert('own_folders', { id, ...place });
  return id;
}

/** Removes a folder with the folders and messages in it. To be called inside a transaction. */
export function removeFolder(tenant: Tenant, mailbox: Mailbox, id: string): void {
  for (const child of foldersOf(tenant, mailbox))
    if (child.parentId === id) removeFolder(tenant, mailbox, child.id);
  tenant.db.run('DELETE FROM messages WHERE folder_id = ?', id);
  tenant.db.run('DELETE FROM folders WHERE id = ?', id);
}

export function countsOf({ db }: Tenant, id: string): { total: number; unread: number } {
  const sql = `SELECT count(*) AS total, coalesce(sum(is_read = 0), 0) AS unread
    FROM messages m WHERE folder_id = ? AND ${isVisible}`;
  return db.one<{ total: number; unread: number }>(sql, id) ?? { total: 0, unread: 0 };
}
