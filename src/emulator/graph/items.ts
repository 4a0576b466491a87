import { z } from 'zod';
import type { GraphListItem } from '../../wire/graph.ts';
import { record } from '../control/ledger.ts';
import { newGuid } from '../ids.ts';
import { type Tenant, timestamp } from '../tenant.ts';
import { contextOf, nextLink } from './addresses.ts';
import { contentTypeId, contentTypeName } from './content-types.ts';
import { type GraphCall, json, noContent, readBody, type Register } from './call.ts';
import { type Column } from './column-definitions.ts';
import { columnsOf } from './column-store.ts';
import { invalidRequest, itemNotFound, resourceModified } from './errors.ts';
import { checkSelect, etagOf, readFields } from './field-values.ts';
import { writeFields } from './fields.ts';
import { queryItems } from './item-query.ts';
import { indexItem, type StoredFields } from './item-values.ts';
import { identityOf, type List, openList } from './lists.ts';
import { allowOptions, expansions, pick, selected } from './options.ts';
import { rememberVisitor, sharePointApp } from './site-visitors.ts';

export interface ItemRow {
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
}

const fieldsBody = z.record(z.string(), z.unknown());
const itemBody = z.looseObject({ fields: fieldsBody.optional() });

export function itemRoutes(on: Register): void {
  const items = '/sites/:site/lists/:list/items';
  on('GET', items, 'item.read', listItems);
  on('POST', items, 'item.write', createItem);
  on('GET', `${items}/:item`, 'item.read', (call) => {
    allowOptions(call.options, ['select', 'expand']);
    const list = openList(call);
    return json(wholeItem(call, list, findRow(call, list), readExpand(call)));
  });
  on('PATCH', `${items}/:item`, 'item.write', async (call) => {
    const { fields } = await readBody(call, itemBody);
    const list = openList(call);
    const row = changeItem(call, list, fields ?? {});
    return json(wholeItem(call, list, row, { fields: true, select: undefined }));
  });
  on('DELETE', `${items}/:item`, 'item.write', deleteItem);
  on('GET', `${items}/:item/fields`, 'item.read', (call) => {
    allowOptions(call.options, ['select']);
    const list = openList(call);
    return json(wholeFields(call, list, findRow(call, list), selected(call.options)));
  });
  on('PATCH', `${items}/:item/fields`, 'item.write', async (call) => {
    const sent = await readBody(call, fieldsBody);
    const list = openList(call);
    return json(wholeFields(call, list, changeItem(call, list, sent), undefined));
  });
}

function listItems(call: GraphCall): Response {
  allowOptions(call.options, ['select', 'expand', 'filter', 'orderby', 'top', 'skiptoken']);
  const list = openList(call);
  const columns = columnsOf(call.tenant, list.id);
  const expand = readExpand(call);
  checkSelect(columns, expand.select);
  const { rows, next } = queryItems(call, list, columns);
  const value = rows.map((row) => shownItem(call, list, columns, row, expand));
  return json({
    '@odata.context': contextOf(`${list.path}/items${expand.fields ? '(fields())' : ''}`),
    ...(next !== undefined && { '@odata.nextLink': nextLink(call.url, { $skiptoken: next }) }),
    value,
  });
}

interface Expand {
  fields: boolean;
  select: string[] | undefined;
}

function readExpand(call: GraphCall): Expand {
  const fields = expansions(call.options).find(({ name }) => name.toLowerCase() === 'fields');
  return { fields: fields !== undefined, select: fields && selected(fields.options) };
}

function wholeItem(call: GraphCall, list: List, row: ItemRow, expand: Expand): object {
  const columns = columnsOf(call.tenant, list.id);
  checkSelect(columns, expand.select);
  const context = contextOf(`${list.path}/items/$entity`);
  return { '@odata.context': context, ...shownItem(call, list, columns, row, expand) };
}

function shownItem(
  call: GraphCall,
  list: List,
  columns: Column[],
  row: ItemRow,
  expand: Expand,
): object {
  const item = pick(toGraph(list, row), selected(call.options));
  if (!expand.fields) return item;
  return {
    ...item,
    'fields@odata.context': contextOf(`${list.path}/items('${row.id}')/fields/$entity`),
    fields: readFields(call.tenant, list, columns, row, expand.select),
  };
}

function wholeFields(
  call: GraphCall,
  list: List,
  row: ItemRow,
  select: string[] | undefined,
): object {
  const columns = columnsOf(call.tenant, list.id);
  const context = contextOf(`${list.path}/items('${row.id}')/fields/$entity`);
  return { '@odata.context': context, ...readFields(call.tenant, list, columns, row, select) };
}

function toGraph(list: List, row: ItemRow): GraphListItem {
  const etag = etagOf(row);
  return {
    '@odata.etag': etag,
    createdDateTime: row.created_at,
    eTag: etag,
    id: String(row.id),
    lastModifiedDateTime: row.modified_at,
    webUrl: `${list.webUrl}/${row.id}_.000`,
    createdBy: JSON.parse(row.created_by_json),
    lastModifiedBy: JSON.parse(row.modified_by_json),
    parentReference: { id: list.id, siteId: list.site.id },
    contentType: { id: contentTypeId(list), name: contentTypeName(list) },
  };
}

function findRow({ tenant, param }: GraphCall, list: List): ItemRow {
  const sql = 'SELECT * FROM items WHERE list_id = ? AND id = ?';
  const key = param('item');
  const row = /^\d{1,10}$/.test(key)
    ? tenant.db.one<ItemRow>(sql, list.id, Number(key))
    : undefined;
  if (!row) throw itemNotFound();
  return row;
}

async function createItem(call: GraphCall): Promise<Response> {
  const body = await readBody(call, itemBody);
  const list = openList(call);
  requireOwnList(list);
  // Live clients post the bare fields too, and get an item.
  const row = call.tenant.db.atomically(() => insertItem(call, list, body.fields ?? body));
  return json(wholeItem(call, list, row, { fields: true, select: undefined }), 201);
}

function requireOwnList({ template }: List): void {
  if (template === 'userInformation') throw invalidRequest('This list is read-only.');
}

function insertItem(call: GraphCall, list: List, sent: Record<string, unknown>): ItemRow {
  const { tenant } = call;
  const columns = columnsOf(tenant, list.id);
  const fields = writeFields(tenant, list.site.id, columns, defaults(columns), sent);
  const row = newRow(call, list, fields);
  tenant.db.run(
    `INSERT INTO items (list_id, id, unique_id, version, created_at, modified_at, author, editor,
      created_by_json, modified_by_json, fields_json) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    ...[
      row.list_id,
      row.id,
      row.unique_id,
      row.version,
      row.created_at,
      row.modified_at,
      row.author,
    ],
    ...[row.editor, row.created_by_json, row.modified_by_json, row.fields_json],
  );
  indexItem(tenant, list.id, row.id, columns, fields);
  recordItem(call, 'item.created', list, row, sent);
  return row;
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
  return {
    list_id: list.id,
    id,
    unique_id: newGuid(),
    version: 1,
    created_at: at,
    modified_at: at,
    author: writer,
    editor: writer,
    created_by_json: JSON.stringify(identityOf(tenant, principal)),
    modified_by_json: JSON.stringify(modifier(call)),
    fields_json: JSON.stringify(fields),
  };
}

const writerId = ({ tenant, principal }: GraphCall, list: List): number =>
  principal.kind === 'user'
    ? rememberVisitor(tenant, list.site, principal.oid)
    : sharePointApp.lookupId;

/** The last writer is shown with the app that was used, the first one without. */
const modifier = ({ tenant, principal }: GraphCall) => ({
  application: { id: principal.clientId, displayName: principal.appName },
  ...identityOf(tenant, principal),
});

function changeItem(call: GraphCall, list: List, sent: Record<string, unknown>): ItemRow {
  requireOwnList(list);
  return call.tenant.db.atomically(() => {
    const before = findRow(call, list);
    requireMatch(call, before);
    const columns = columnsOf(call.tenant, list.id);
    const stored: StoredFields = JSON.parse(before.fields_json);
    const fields = writeFields(call.tenant, list.site.id, columns, stored, sent);
    const row: ItemRow = {
      ...before,
      version: before.version + 1,
      modified_at: timestamp(call.tenant),
      editor: writerId(call, list),
      modified_by_json: JSON.stringify(modifier(call)),
      fields_json: JSON.stringify(fields),
    };
    storeChange(call.tenant, row);
    indexItem(call.tenant, list.id, row.id, columns, fields);
    recordItem(call, 'item.updated', list, row, sent);
    return row;
  });
}

function storeChange({ db }: Tenant, row: ItemRow): void {
  db.run(
    `UPDATE items SET version = ?, modified_at = ?, editor = ?, modified_by_json = ?, fields_json = ?
      WHERE list_id = ? AND id = ?`,
    ...[row.version, row.modified_at, row.editor, row.modified_by_json, row.fields_json],
    ...[row.list_id, row.id],
  );
}

/** `If-Match` is optional; when it names another version, nothing is written. */
function requireMatch(call: GraphCall, row: ItemRow): void {
  const wanted = call.header('if-match')?.trim();
  if (wanted === undefined || wanted === '*') return;
  const plain = (etag: string): string => etag.replace(/^W\//, '').replaceAll('"', '');
  if (plain(wanted) !== plain(etagOf(row))) throw resourceModified();
}

function deleteItem(call: GraphCall): Response {
  const list = openList(call);
  requireOwnList(list);
  call.tenant.db.atomically(() => {
    const row = findRow(call, list);
    requireMatch(call, row);
    call.tenant.db.run('DELETE FROM items WHERE list_id = ? AND id = ?', list.id, row.id);
    recordItem(call, 'item.deleted', list, row, {});
  });
  return noContent();
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
