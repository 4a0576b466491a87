import { z } from 'zod';
import { contextOf, nextLink } from './addresses.ts';
import { type GraphCall, json, noContent, readBody, type Register } from './call.ts';
import { columnsOf } from './column-store.ts';
import { openDrive, openDriveItem } from './drive-access.ts';
import { driveId } from './drive-ids.ts';
import { driveItemToGraph, driveToGraph } from './drive-shape.ts';
import {
  asListItem,
  type DriveRow,
  childrenOf,
  driveRow,
  listItemOf,
  removeDriveItem,
  renameDriveItem,
} from './drive-store.ts';
import { invalidRequest, itemNotFound } from './errors.ts';
import { checkSelect, readFields } from './field-values.ts';
import { readItemExpand, shownItem } from './item-shape.ts';
import { changeItem } from './item-store.ts';
import { librariesOf } from './library-store.ts';
import type { List } from './list-store.ts';
import { allowOptions, pageSize, pick, selected } from './options.ts';
import { mayReach } from './authorise.ts';
import { openSite } from './site-access.ts';

/** Every address of a drive; a path such as `root:/a/b:` has become one segment (`addresses.ts`). */
export const drives = [
  '/drives/:drive',
  '/sites/:site/drives/:drive',
  '/sites/:site/drive',
  '/sites/:site/lists/:list/drive',
];

export function driveRoutes(on: Register): void {
  on('GET', '/sites/:site/drives', 'file.read', listDrives);
  for (const drive of drives) {
    on('GET', drive, 'file.read', (call) => {
      allowOptions(call.options, ['select']);
      const shown = pick(driveToGraph(call.tenant, openDrive(call)), selected(call.options));
      return json({ '@odata.context': contextOf('drives/$entity'), ...shown });
    });
    const item = `${drive}/items/:entry`;
    on('GET', item, 'file.read', (call) => {
      allowOptions(call.options, ['select']);
      const { list, row } = openDriveItem(call);
      return oneItem(call, list, row);
    });
    on('PATCH', item, 'file.write', changeDriveItem);
    on('DELETE', item, 'file.write', (call) => {
      const { list, row } = openDriveItem(call);
      if (row.parent_id === null) throw invalidRequest('The root cannot be deleted.');
      call.tenant.db.atomically(() => removeDriveItem(call, list, row));
      return noContent();
    });
    on('GET', `${item}/children`, 'file.read', listChildren);
    on('GET', `${item}/listItem`, 'file.read', showListItem);
    on('GET', `${item}/listItem/fields`, 'file.read', (call) => showFields(call));
    on('PATCH', `${item}/listItem/fields`, 'file.write', changeFields);
  }
}

export function oneItem(call: GraphCall, list: List, row: DriveRow, status = 200): Response {
  const context = `drives('${encodeURIComponent(driveId(list.site.id, list.id))}')/items/$entity`;
  const shown = pick(driveItemToGraph(call.tenant, list, row), selected(call.options));
  return json({ '@odata.context': contextOf(context), ...shown }, status);
}

function listDrives(call: GraphCall): Response {
  allowOptions(call.options, ['select']);
  const site = openSite(call);
  const value = librariesOf(call.tenant, site)
    .filter(({ id }) => mayReach(call, { siteId: site.id, listId: id }))
    .map((list) => pick(driveToGraph(call.tenant, list), selected(call.options)));
  return json({ '@odata.context': contextOf('drives'), value });
}

const usualPage = 200;

function listChildren(call: GraphCall): Response {
  allowOptions(call.options, ['select', 'top', 'skiptoken']);
  const { list, row } = openDriveItem(call);
  const size = pageSize(call.options, 1000) ?? usualPage;
  const after = Buffer.from(call.options.get('skiptoken') ?? '', 'base64url').toString();
  const rows = childrenOf(call.tenant, row, after, size + 1).filter(({ item_id }) =>
    mayReach(call, { siteId: list.site.id, listId: list.id, itemId: item_id ?? 0 }),
  );
  const shown = rows.slice(0, size);
  const last = rows.length > size ? shown.at(-1) : undefined;
  const drive = `drives('${encodeURIComponent(driveId(list.site.id, list.id))}')`;
  return json({
    '@odata.context': contextOf(`${drive}/items('${row.id}')/children`),
    ...(last && { '@odata.nextLink': nextLink(call.url, { $skiptoken: tokenOf(last.name) }) }),
    value: shown.map((one) =>
      pick(driveItemToGraph(call.tenant, list, one), selected(call.options)),
    ),
  });
}

const tokenOf = (name: string): string => Buffer.from(name).toString('base64url');

const itemPatch = z
  .object({ name: z.string(), parentReference: z.looseObject({ id: z.string() }) })
  .partial()
  .strict();

async function changeDriveItem(call: GraphCall): Promise<Response> {
  const { name, parentReference } = await readBody(call, itemPatch);
  const { list, row } = openDriveItem(call);
  const parent = driveRow(call.tenant, list, parentReference?.id ?? row.parent_id ?? '');
  if (!parent) throw invalidRequest('There is no such folder.');
  const changed = call.tenant.db.atomically(() =>
    renameDriveItem(call, list, row, { name: name ?? row.name, parent }),
  );
  return oneItem(call, list, changed);
}

function showListItem(call: GraphCall): Response {
  allowOptions(call.options, ['select', 'expand']);
  const { list, row } = openDriveItem(call);
  const item = listItemOf(call.tenant, row);
  if (!item) throw itemNotFound();
  const columns = columnsOf(call.tenant, list.id);
  const expand = readItemExpand(call.options, columns);
  const select = selected(call.options);
  const shown = shownItem({ tenant: call.tenant, list, columns, select, expand }, item);
  const { webUrl = '' } = driveItemToGraph(call.tenant, list, row);
  const context = contextOf(`${list.path}/items/$entity`);
  return json({ '@odata.context': context, ...shown, ...('webUrl' in shown && { webUrl }) });
}

function showFields(call: GraphCall): Response {
  allowOptions(call.options, ['select']);
  const { list, row } = openDriveItem(call);
  const item = listItemOf(call.tenant, row);
  if (!item) throw itemNotFound();
  const columns = columnsOf(call.tenant, list.id);
  const select = selected(call.options);
  checkSelect(columns, select);
  const context = contextOf(`${list.path}/items('${item.id}')/fields/$entity`);
  return json({
    '@odata.context': context,
    ...readFields(call.tenant, list, columns, item, select),
  });
}

async function changeFields(call: GraphCall): Promise<Response> {
  const sent = await readBody(call, z.record(z.string(), z.unknown()));
  const { list, row } = openDriveItem(call);
  changeItem(asListItem(call, row.item_id), list, sent);
  return showFields(call);
}
