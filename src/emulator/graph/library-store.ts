import { findPerson } from '../entra/directory.ts';
import { newGuid } from '../ids.ts';
import { type Tenant, timestamp } from '../tenant.ts';
import { titleColumnId } from './built-in-columns.ts';
import { driveRootId } from './drive-ids.ts';
import { findListRow, type List, type ListRow, toList } from './list-store.ts';
import type { Site } from './site-access.ts';

/** The library that comes with every site. Its address says more than its title, as in SharePoint. */
const defaultLibrary = { displayName: 'Documents', name: 'Shared Documents' };

/** The site's own library, made if the site is older than this emulator's libraries. */
export function defaultLibraryOf(tenant: Tenant, site: Site): List {
  const sql = `SELECT id FROM lists WHERE site_id = ? AND template = 'documentLibrary'
    ORDER BY name <> ?, created_at, id LIMIT 1`;
  const known = tenant.db.one<{ id: string }>(sql, site.id, defaultLibrary.name);
  const id = known?.id ?? makeDefaultLibrary(tenant, site.id);
  const row = findListRow(tenant, site.id, id);
  if (!row) throw new Error(`The library ${id} is gone although it was just there.`);
  return toList(tenant, site, row);
}

/** Made together with its site, by whoever made that. */
export function makeDefaultLibrary(tenant: Tenant, siteId: string, owner?: string): string {
  const at = timestamp(tenant);
  const row = {
    id: newGuid(),
    name: defaultLibrary.name,
    display_name: defaultLibrary.displayName,
    description: '',
    template: 'documentLibrary',
    is_hidden: 0,
    is_system: 0,
    version: 1,
    created_at: at,
    modified_at: at,
    created_by_json: JSON.stringify(makerOf(tenant, owner)),
  };
  tenant.db.atomically(() => {
    tenant.db.insert('lists', { ...row, site_id: siteId, last_item: 0 });
    addTitle(tenant, row.id, false);
    furnishLibrary(tenant, row.id);
  });
  return row.id;
}

function makerOf(tenant: Tenant, oid: string | undefined): object {
  const person = oid === undefined ? undefined : findPerson(tenant, oid);
  if (!person) return { user: { displayName: 'System Account' } };
  return { user: { email: person.mail, id: person.oid, displayName: person.displayName } };
}

/** The column that every list begins with; documents may do without a title. */
export function addTitle({ db }: Tenant, listId: string, required: boolean): void {
  const text = {
    allowMultipleLines: false,
    appendChangesToExistingText: false,
    linesForEditing: 0,
    maxLength: 255,
  };
  const definition_json = JSON.stringify({ displayName: 'Title', required, text });
  const column = { list_id: listId, id: titleColumnId, position: 0, name: 'Title' };
  db.insert('columns', { ...column, definition_json });
}

const nameColumnId = '8553196d-ec8d-4564-9861-3dbe931050c8';

/** What a library has and another list has not: its root, and the names of its files. */
export function furnishLibrary({ db }: Tenant, listId: string): void {
  const definition = { displayName: 'Name', readOnly: true, required: true, text: {} };
  db.insert('columns', {
    list_id: listId,
    id: nameColumnId,
    position: 1,
    name: 'FileLeafRef',
    definition_json: JSON.stringify(definition),
  });
  db.insert('drive_items', {
    id: driveRootId(listId),
    list_id: listId,
    item_id: null,
    parent_id: null,
    name: 'root',
    is_folder: 1,
    mime_type: '',
    size: 0,
    content: null,
    content_version: 1,
    label_json: null,
  });
}

/** The libraries of a site, the default one first. */
export function librariesOf(tenant: Tenant, site: Site): List[] {
  const first = defaultLibraryOf(tenant, site);
  const sql = `SELECT * FROM lists WHERE site_id = ? AND template = 'documentLibrary' AND id <> ?
    ORDER BY created_at, id`;
  const others = tenant.db.all<ListRow>(sql, site.id, first.id);
  return [first, ...others.map((row) => toList(tenant, site, row))];
}
