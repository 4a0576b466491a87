import type { Tenant, TenantProfile } from '../tenant.ts';
import { mayReach, requireAccess } from './authorise.ts';
import type { GraphCall } from './call.ts';
import { itemNotFound } from './errors.ts';
import { uniqueItems } from './scopes.ts';
import { openSite, type Site, siteOf, siteUrl, visit } from './site-access.ts';

export interface List {
  id: string;
  site: Site;
  /** The last part of its address. */
  name: string;
  displayName: string;
  template: string;
  /** `sites('…')/lists('…')`, the beginning of every context. */
  path: string;
  /** Its address for people, without the host's sake of encoding: percent-encoded. */
  webUrl: string;
  row: ListRow;
}

export type ListRow = {
  id: string;
  name: string;
  display_name: string;
  description: string;
  template: string;
  is_hidden: number;
  is_system: number;
  version: number;
  created_at: string;
  modified_at: string;
  created_by_json: string;
};

const maxKnown = 1000;

/** The list of the request, by id or title, once it is sure that the caller may do the operation there. */
export function openList(call: GraphCall): List {
  const list = listOf(call);
  requireAccess(call, { siteId: list.site.id, listId: list.id });
  visit(call, list.site);
  return list;
}

/** The list of the request, whoever asks; that there is none only hears who may see the site. */
export function listOf(call: GraphCall): List {
  const site = siteOf(call);
  const row = findListRow(call.tenant, site.id, call.param('list'));
  if (row) return toList(call.tenant, site, row);
  openSite(call);
  throw itemNotFound('The specified list was not found');
}

const known = new WeakMap<TenantProfile, Map<string, ListRow>>();

/** A list of a site by id or title. Remembered until any list changes: every request asks. */
export function findListRow(tenant: Tenant, siteId: string, key: string): ListRow | undefined {
  const { profile } = tenant;
  if (!profile) return undefined;
  const rows = known.get(profile) ?? new Map<string, ListRow>();
  known.set(profile, rows);
  const row = rows.get(`${siteId} ${key}`) ?? readListRow(tenant, siteId, key);
  if (row && rows.size < maxKnown) rows.set(`${siteId} ${key}`, row);
  return row;
}

/** To be called after lists were made, changed or deleted. */
export function forgetLists({ profile }: Tenant): void {
  if (profile) known.delete(profile);
}

function readListRow({ db }: Tenant, siteId: string, key: string): ListRow | undefined {
  const byId = 'SELECT * FROM lists WHERE id = ? AND site_id = ?';
  const byTitle = 'SELECT * FROM lists WHERE site_id = ? AND display_name = ?';
  const named = /^[0-9a-f-]{36}$/i.test(key)
    ? db.one<ListRow>(byId, key.toLowerCase(), siteId)
    : undefined;
  return named ?? db.one<ListRow>(byTitle, siteId, key);
}

/** Items with permissions of their own that leave the caller out. */
export function hiddenItems(call: GraphCall, list: List): Set<number> {
  const place = { siteId: list.site.id, listId: list.id };
  const unique = uniqueItems(call.tenant, list.id);
  return new Set(unique.filter((itemId) => !mayReach(call, { ...place, itemId })));
}

export function toList(tenant: Tenant, site: Site, row: ListRow): List {
  const folder = isLibrary(row) ? '' : row.is_system === 1 ? '/_catalogs' : '/Lists';
  return {
    id: row.id,
    site,
    name: row.name,
    displayName: row.display_name,
    template: row.template,
    path: `sites('${encodeURIComponent(site.id)}')/lists('${row.id}')`,
    webUrl: `${siteUrl(tenant, site)}${folder}/${encodeURIComponent(row.name)}`,
    row,
  };
}

/** A list whose items are files and folders. */
export const isLibrary = ({ template }: { template: string }): boolean =>
  template === 'documentLibrary';
