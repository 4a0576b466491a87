import type { Tenant } from '../tenant.ts';
import type { GraphCall } from './call.ts';
import { itemNotFound } from './errors.ts';
import { openSite, type Site, siteUrl } from './site-access.ts';

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

/** The list of the request, by id or title, once the caller may do the operation on its site. */
export function openList(call: GraphCall): List {
  const site = openSite(call);
  const key = call.param('list');
  const sql = 'SELECT * FROM lists WHERE site_id = ? AND (id = ? OR display_name = ?)';
  const row = call.tenant.db.one<ListRow>(sql, site.id, key.toLowerCase(), key);
  if (!row) throw itemNotFound('The specified list was not found');
  return toList(call.tenant, site, row);
}

export function toList(tenant: Tenant, site: Site, row: ListRow): List {
  const folder = row.is_system === 1 ? '_catalogs' : 'Lists';
  return {
    id: row.id,
    site,
    name: row.name,
    displayName: row.display_name,
    template: row.template,
    path: `sites('${encodeURIComponent(site.id)}')/lists('${row.id}')`,
    webUrl: `${siteUrl(tenant, site)}/${folder}/${encodeURIComponent(row.name)}`,
    row,
  };
}
