import { z } from 'zod';
import type { GraphList } from '../../wire/graph.ts';
import { newGuid } from '../ids.ts';
import { type Tenant, timestamp } from '../tenant.ts';
import { contextOf } from './addresses.ts';
import { type GraphCall, json, noContent, readBody, type Register } from './call.ts';
import { newColumn } from './column-definitions.ts';
import { addColumn, changingColumns, visibleColumns } from './column-store.ts';
import { GraphError, invalidRequest, notEmulated } from './errors.ts';
import { itemPage } from './items.ts';
import { mayReach } from './authorise.ts';
import { identityOf } from './identity.ts';
import { addTitle, furnishLibrary } from './library-store.ts';
import { forgetLists, isLibrary, type List, type ListRow, openList, toList } from './list-store.ts';
import { allowOptions, expansions, pick, type QueryOptions, selected } from './options.ts';
import { openSite, type Site } from './site-access.ts';

const newList = z
  .object({
    displayName: z.string().min(1).max(255),
    name: z.string().optional(),
    description: z.string().optional(),
    columns: z.array(newColumn).optional(),
    list: z
      .object({
        template: z.string().optional(),
        hidden: z.boolean().optional(),
        contentTypesEnabled: z.boolean().optional(),
      })
      .strict()
      .optional(),
  })
  .strict();

const listPatch = z
  .object({ displayName: z.string().min(1).max(255), description: z.string() })
  .partial()
  .strict();

export function listRoutes(on: Register): void {
  on('GET', '/sites/:site/lists', 'list.read', (call) => {
    allowOptions(call.options, ['select', 'expand', 'top']);
    const site = openSite(call);
    const withSystem = (selected(call.options) ?? []).some((name) => name === 'system');
    const rows = call.tenant.db
      .all<ListRow>('SELECT * FROM lists WHERE site_id = ? ORDER BY created_at, id', site.id)
      .filter((row) => withSystem || row.is_system === 0)
      .filter((row) => mayReach(call, { siteId: site.id, listId: row.id }));
    const value = rows.map((row) => shown(call, toList(call.tenant, site, row)));
    return json({
      '@odata.context': contextOf(`sites('${encodeURIComponent(site.id)}')/lists`),
      value,
    });
  });
  on('POST', '/sites/:site/lists', 'list.manage', createList);
  on('GET', '/sites/:site/lists/:list', 'list.read', (call) => {
    allowOptions(call.options, ['select', 'expand']);
    const list = openList(call);
    const context = contextOf(`${list.path.replace(/\('[^']*'\)$/, '')}/$entity`);
    return json({ '@odata.context': context, ...shown(call, list) });
  });
  on('PATCH', '/sites/:site/lists/:list', 'list.manage', changeList);
  on('DELETE', '/sites/:site/lists/:list', 'list.manage', (call) => {
    const list = openList(call);
    if (list.row.is_system === 1) throw invalidRequest('This list cannot be deleted.');
    changingColumns(call.tenant, () =>
      call.tenant.db.run('DELETE FROM lists WHERE id = ?', list.id),
    );
    forgetLists(call.tenant);
    return noContent();
  });
}

function shown(call: GraphCall, list: List): object {
  const select = selected(call.options);
  return { ...pick(toGraph(list), select), ...expanded(call, list) };
}

function toGraph({ row, site, webUrl }: List): GraphList {
  const etag = `"${row.id},${row.version}"`;
  return {
    '@odata.etag': etag,
    createdDateTime: row.created_at,
    description: row.description,
    eTag: etag,
    id: row.id,
    lastModifiedDateTime: row.modified_at,
    name: row.name,
    webUrl,
    displayName: row.display_name,
    createdBy: JSON.parse(row.created_by_json),
    parentReference: { siteId: site.id },
    list: { contentTypesEnabled: false, hidden: row.is_hidden === 1, template: row.template },
    ...(row.is_system === 1 && { system: {} }),
  };
}

function expanded(call: GraphCall, list: List): object {
  const members: Record<string, unknown> = {};
  for (const { name, options } of expansions(call.options)) {
    if (name !== 'columns' && name !== 'items') throw notEmulated(`$expand=${name} on lists`);
    const page =
      name === 'columns' ? columnPage(call, list, options) : expandedItems(call, list, options);
    for (const [key, value] of Object.entries(page))
      members[key === 'value' ? name : `${name}${key}`] = value;
  }
  return members;
}

function columnPage(call: GraphCall, list: List, options: QueryOptions): object {
  allowOptions(options, ['select']);
  const value = visibleColumns(call.tenant, list.id).map((c) => pick(c, selected(options)));
  return { '@odata.context': contextOf(`${list.path}/columns`), value };
}

/** The first page; its next link is one of the items themselves. */
function expandedItems(call: GraphCall, list: List, options: QueryOptions): object {
  const url = new URL(`${call.url.pathname}/items`, call.url);
  for (const [name, value] of options) url.searchParams.set(`$${name}`, value);
  return itemPage({ ...call, options, url, operation: 'item.read' }, list, `${list.path}/items`);
}

async function createList(call: GraphCall): Promise<Response> {
  const body = await readBody(call, newList);
  const site = openSite(call);
  const { tenant } = call;
  const template = body.list?.template ?? 'genericList';
  if (template !== 'genericList' && template !== 'documentLibrary')
    throw notEmulated(`lists of the template ${template}`);
  const row = { ...newRow(call, body), template };
  changingColumns(tenant, () => {
    storeList(tenant, site, row);
    for (const column of body.columns ?? []) addColumn(tenant, row.id, column);
  });
  const list = toList(tenant, site, row);
  const context = contextOf(`sites('${encodeURIComponent(site.id)}')/lists/$entity`);
  return json({ '@odata.context': context, ...toGraph(list) }, 201);
}

function newRow(call: GraphCall, body: z.output<typeof newList>): Omit<ListRow, 'template'> {
  const at = timestamp(call.tenant);
  return {
    id: newGuid(),
    name: body.displayName.replaceAll(/[^\p{L}\p{N} _-]/gu, ''),
    display_name: body.displayName,
    description: body.description ?? '',
    is_hidden: body.list?.hidden === true ? 1 : 0,
    is_system: 0,
    version: 1,
    created_at: at,
    modified_at: at,
    created_by_json: JSON.stringify(identityOf(call.tenant, call.principal)),
  };
}

function storeList(tenant: Tenant, site: Site, row: ListRow): void {
  requireFreeName(tenant, site, row.display_name, row.id);
  tenant.db.insert('lists', { ...row, site_id: site.id, last_item: 0 });
  addTitle(tenant, row.id, !isLibrary(row));
  if (isLibrary(row)) furnishLibrary(tenant, row.id);
}

function requireFreeName({ db }: Pick<Tenant, 'db'>, site: Site, name: string, own: string): void {
  const taken = 'SELECT id FROM lists WHERE site_id = ? AND display_name = ? AND id <> ?';
  if (db.one(taken, site.id, name, own))
    throw new GraphError(409, 'nameAlreadyExists', 'Name already exists');
}

async function changeList(call: GraphCall): Promise<Response> {
  const patch = await readBody(call, listPatch);
  const list = openList(call);
  if (list.row.is_system === 1) throw invalidRequest('This list cannot be changed.');
  const row = {
    ...list.row,
    display_name: patch.displayName ?? list.row.display_name,
    description: patch.description ?? list.row.description,
    version: list.row.version + 1,
    modified_at: timestamp(call.tenant),
  };
  requireFreeName(call.tenant, list.site, row.display_name, row.id);
  const sql =
    'UPDATE lists SET display_name = ?, description = ?, version = ?, modified_at = ? WHERE id = ?';
  call.tenant.db.run(sql, row.display_name, row.description, row.version, row.modified_at, row.id);
  forgetLists(call.tenant);
  return json(toGraph({ ...list, row }));
}
