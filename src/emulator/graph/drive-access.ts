import type { Tenant } from '../tenant.ts';
import { requireAccess } from './authorise.ts';
import type { GraphCall } from './call.ts';
import { readDriveId } from './drive-ids.ts';
import { childNamed, type DriveRow, driveRow, rootOf } from './drive-store.ts';
import { itemNotFound } from './errors.ts';
import { defaultLibraryOf } from './library-store.ts';
import { findListRow, isLibrary, type List, listOf, toList } from './list-store.ts';
import { findSite, siteOf, visit } from './site-access.ts';

/** The library of the request, once it is sure that the caller may do the operation there. */
export function openDrive(call: GraphCall): List {
  const list = driveOf(call);
  requireAccess(call, { siteId: list.site.id, listId: list.id });
  visit(call, list.site);
  return list;
}

/** By the drive's own id, of a list, or the site's default one. */
function driveOf(call: GraphCall): List {
  if (call.param('drive') !== '') return driveById(call, call.param('drive'));
  if (call.param('list') === '') return defaultLibraryOf(call.tenant, siteOf(call));
  const list = listOf(call);
  if (!isLibrary(list)) throw itemNotFound('The list is not a document library.');
  return list;
}

function driveById({ tenant }: GraphCall, id: string): List {
  const named = readDriveId(id);
  const sql = 'SELECT site_id FROM lists WHERE id = ?';
  const siteId = tenant.db.one<{ site_id: string }>(sql, named?.listId ?? '')?.site_id;
  const site = siteId === undefined ? undefined : findSite(tenant, siteId);
  const row = site && findListRow(tenant, site.id, named?.listId ?? '');
  if (!site || !row || !isLibrary(row) || !site.id.endsWith(named?.web ?? '-'))
    throw itemNotFound('The specified drive was not found');
  return toList(tenant, site, row);
}

/** The file or folder of the request and its library. */
export function openDriveItem(call: GraphCall): { list: List; row: DriveRow } {
  const { list, row, missing } = openDrivePath(call);
  if (missing.length > 0) throw itemNotFound('The resource could not be found.');
  return { list, row };
}

/**
 * How far the address of the request leads: `missing` are the names at its end that are not there yet.
 * An address is `root`, an id, or one of both with a path behind it: `root:/a/b`.
 */
export function openDrivePath(call: GraphCall): { list: List; row: DriveRow; missing: string[] } {
  const list = openDrive(call);
  const [start = '', ...path] = call.param('entry').split(':');
  const names = path.join(':').split('/').filter(Boolean);
  const begin = start === 'root' ? rootOf(call.tenant, list) : driveRow(call.tenant, list, start);
  if (!begin) throw itemNotFound('The resource could not be found.');
  const { row, missing } = follow(call.tenant, begin, names);
  if (row.item_id !== null)
    requireAccess(call, { siteId: list.site.id, listId: list.id, itemId: row.item_id });
  return { list, row, missing };
}

function follow(
  tenant: Tenant,
  begin: DriveRow,
  names: string[],
): { row: DriveRow; missing: string[] } {
  const [name, ...rest] = names;
  const child = name === undefined ? undefined : childNamed(tenant, begin, name);
  return child ? follow(tenant, child, rest) : { row: begin, missing: names };
}
