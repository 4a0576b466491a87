import { record } from '../control/ledger.ts';
import { newGuid } from '../ids.ts';
import { type Tenant, timestamp } from '../tenant.ts';
import type { GraphCall } from './call.ts';
import type { Column } from './column-definitions.ts';
import { columnsOf } from './column-store.ts';
import { invalidRequest, itemNotFound, resourceModified } from './errors.ts';
import { etagOf } from './field-values.ts';
import { writeFields } from './fields.ts';
import { clearIndex, indexItem, type StoredFields } from './item-values.ts';
import { identityOf } from './identity.ts';
import { requireAccess } from './authorise.ts';
import { noteChange } from './item-changes.ts';
import { keepVersion } from './item-versions.ts';
import { type List, listOf } from './list-store.ts';
import { inherit } from './scopes.ts';
import { visit } from './site-access.ts';
import { rememberVisitor, sharePointApp } from './site-visitors.ts';
import { withoutUnique } from './unique-gap.ts';

export type ItemRow = {
  list_id: string;
  id: number;
  unique_id: string;
  version: number;
  created_at: string;
  modified_at: string;
  author: number;
  editor: number;
  created_by_json: string;
  modified_by_json: string;
  fields_json: string;
};

/** The item of the request and its list, once it is sure that the caller may do the operation there. */
export function openItem(call: GraphCall): { list: List; row: ItemRow } {
  const list = listOf(call);
  const row = findRow(call, list);
  const place = { siteId: list.site.id, listId: list.id };
  requireAccess(call, row ? { ...place, itemId: row.id } : place);
  visit(call, list.site);
  if (!row) throw itemNotFound();
  return { list, row };
}

/** The item of the request in its list, whoever asks. */
export function rowOf(call: GraphCall, list: List): ItemRow {
  const row = findRow(call, list);
  if (!row) throw itemNotFound();
  return row;
}

function findRow({ tenant, param }: GraphCall, list: List): ItemRow | undefined {
  const key = param('item');
  return /^\d{1,10}$/.test(key) ? itemRow(tenant, list.id, Number(key)) : undefined;
}

export function itemRow({ db }: Tenant, listId: string, id: number): ItemRow | undefined {
  return db.one<ItemRow>('SELECT * FROM items WHERE list_id = ? AND id = ?', listId, id);
}

function requireOwnList({ template }: List): void {
  if (template === 'userInformation') throw invalidRequest('This list is read-only.');
}

/**
 * Adds an item with the next number of the list. `looks`: whether for taken values of unique columns;
 * `own`: values of columns that nobody may write.
 */
export function insertItem(
  call: GraphCall,
  list: List,
  sent: Record<string, unknown>,
  looks = true,
  own: StoredFields = {},
): ItemRow {
  requireOwnList(list);
  const { tenant } = call;
  return tenant.db.atomically(() => {
    const columns = columnsOf(tenant, list.id);
    const before = { ...defaults(columns), ...own };
    const fields = writeFields(tenant, list.site.id, columns, before, sent);
    const row = newRow(call, list, fields);
    tenant.db.insert('items', row);
    indexItem(tenant, list.id, row.id, looks ? columns : withoutUnique(columns), fields);
    noteChange(tenant, list, row.id);
    recordItem(call, 'item.created', list, row, sent);
    return row;
  });
}

/** A yes/no column is never empty: without a value it is no. */
function defaults(columns: Column[]): StoredFields {
  const flags = columns.filter((column) => column.boolean !== undefined);
  return Object.fromEntries(flags.map(({ name }) => [name, false]));
}

function newRow(call: GraphCall, list: List, fields: StoredFields): ItemRow {
  const { tenant, principal } = call;
  const sql = 'UPDATE lists SET last_item = last_item + 1 WHERE id = ? RETURNING last_item';
  const { last_item: id } = tenant.db.one<{ last_item: number }>(sql, list.id) ?? { last_item: 1 };
  const at = timestamp(tenant);
  const writer = writerId(call, list);
  const identity = identityOf(tenant, principal);
  return {
    list_id: list.id,
    id,
    unique_id: newGuid(),
    version: 1,
    created_at: at,
    modified_at: at,
    author: writer,
    editor: writer,
    created_by_json: JSON.stringify(identity),
    modified_by_json: JSON.stringify({ ...applicationOf(call), ...identity }),
    fields_json: JSON.stringify(fields),
  };
}

const writerId = ({ tenant, principal }: GraphCall, list: List): number =>
  principal.kind === 'user'
    ? rememberVisitor(tenant, list.site, principal.oid)
    : sharePointApp.lookupId;

/** The last writer is shown with the app that was used, the first one without. */
const applicationOf = ({ principal }: GraphCall) => ({
  application: { id: principal.clientId, displayName: principal.appName },
});

/** Overlays the item's fields with what was sent, unless `If-Match` names another version. */
export function changeItem(
  call: GraphCall,
  list: List,
  sent: Record<string, unknown>,
  looks = true,
): ItemRow {
  const rewrite: Rewrite = (before, columns) =>
    writeFields(call.tenant, list.site.id, columns, before, sent);
  return rewriteItem(call, list, sent, rewrite, looks);
}

/** A new version of the item, with these values of columns that nobody may write. */
export function touchItem(call: GraphCall, list: List, own: StoredFields): ItemRow {
  return rewriteItem(call, list, own, (before) => ({ ...before, ...own }));
}

/** Makes the fields of a former version the newest version. */
export function restoreItem(call: GraphCall, list: List, fields: StoredFields): ItemRow {
  return rewriteItem(call, list, fields, () => fields);
}

type Rewrite = (before: StoredFields, columns: Column[]) => StoredFields;

/** The row is read again inside the transaction: others may have changed it while the body was read. */
function rewriteItem(
  call: GraphCall,
  list: List,
  sent: Record<string, unknown>,
  rewrite: Rewrite,
  looks = true,
): ItemRow {
  requireOwnList(list);
  const { tenant } = call;
  return tenant.db.atomically(() => {
    const before = rowOf(call, list);
    requireMatch(call, before);
    const columns = columnsOf(tenant, list.id);
    const fields = rewrite(JSON.parse(before.fields_json), columns);
    const row = nextVersion(call, list, before, fields);
    keepVersion(tenant, before);
    storeChange(tenant, row);
    clearIndex(tenant, list.id, row.id);
    indexItem(tenant, list.id, row.id, looks ? columns : withoutUnique(columns), fields);
    noteChange(tenant, list, row.id);
    recordItem(call, 'item.updated', list, row, sent);
    return row;
  });
}

const nextVersion = (
  call: GraphCall,
  list: List,
  before: ItemRow,
  fields: StoredFields,
): ItemRow => ({
  ...before,
  version: before.version + 1,
  modified_at: timestamp(call.tenant),
  editor: writerId(call, list),
  modified_by_json: JSON.stringify({
    ...applicationOf(call),
    ...identityOf(call.tenant, call.principal),
  }),
  fields_json: JSON.stringify(fields),
});

function storeChange({ db }: Tenant, row: ItemRow): void {
  const { list_id, id, version, modified_at, editor, modified_by_json, fields_json } = row;
  const changes = { version, modified_at, editor, modified_by_json, fields_json };
  db.update('items', changes, { list_id, id });
}

/** `If-Match` is optional; when it names another version, nothing is written. */
function requireMatch(call: GraphCall, row: ItemRow): void {
  const wanted = call.header('if-match')?.trim();
  if (wanted === undefined || wanted === '*') return;
  const plain = (etag: string): string => etag.replace(/^W\//, '').replaceAll('"', '');
  if (plain(wanted) !== plain(etagOf(row))) throw resourceModified();
}

export function removeItem(call: GraphCall, list: List): void {
  requireOwnList(list);
  call.tenant.db.atomically(() => {
    const row = rowOf(call, list);
    requireMatch(call, row);
    call.tenant.db.run('DELETE FROM items WHERE list_id = ? AND id = ?', list.id, row.id);
    inherit(call.tenant, { siteId: list.site.id, listId: list.id, itemId: row.id });
    noteChange(call.tenant, list, row.id);
    recordItem(call, 'item.deleted', list, row, {});
  });
}

function recordItem(
  call: GraphCall,
  event: 'item.created' | 'item.updated' | 'item.deleted',
  list: List,
  row: ItemRow,
  sent: Record<string, unknown>,
): void {
  const { principal, tenant } = call;
  const oid = principal.kind === 'user' ? { oid: principal.oid } : {};
  record(
    tenant,
    event,
    { ...oid, clientId: principal.clientId },
    {
      site: list.site.path,
      list: list.displayName,
      id: String(row.id),
      eTag: etagOf(row),
      fields: sent,
    },
  );
}
