import type { GraphSite } from '../../wire/graph.ts';
import type { Tenant } from '../tenant.ts';
import { contextOf } from './addresses.ts';
import { json, noContent, type Register } from './call.ts';
import { itemNotFound } from './errors.ts';
import { allowOptions, pick, selected } from './options.ts';
import { openSite, type Site, siteUrl } from './site-access.ts';
import { type GrantRow, grantToApp, grantToGraph } from './site-permissions.ts';

export function siteRoutes(on: Register): void {
  on('GET', '/sites/:site', 'site.read', (call) => {
    allowOptions(call.options, ['select']);
    const site = openSite(call);
    const body = { '@odata.context': contextOf('sites/$entity'), ...toGraph(call.tenant, site) };
    return json(pick(body, selected(call.options)));
  });
  on('GET', '/sites/:site/permissions', 'site.permissions', (call) => {
    const { id } = openSite(call);
    const rows = call.tenant.db.all<GrantRow>('SELECT * FROM site_grants WHERE site_id = ?', id);
    return json({ value: rows.map((row) => grantToGraph(call.tenant, row)) });
  });
  on('POST', '/sites/:site/permissions', 'site.permissions', grantToApp);
  on('DELETE', '/sites/:site/permissions/:permission', 'site.permissions', (call) => {
    const { id } = openSite(call);
    const sql = 'DELETE FROM site_grants WHERE site_id = ? AND id = ?';
    if (call.tenant.db.run(sql, id, call.param('permission')) === 0) throw itemNotFound();
    return noContent();
  });
}

function toGraph(tenant: Tenant, site: Site): GraphSite {
  return {
    createdDateTime: site.createdAt,
    description: '',
    id: site.id,
    lastModifiedDateTime: site.createdAt,
    name: site.path.split('/').at(-1) ?? '',
    webUrl: siteUrl(tenant, site),
    displayName: site.displayName,
    root: {},
    siteCollection: { hostname: tenant.profile?.sharePointHost ?? '' },
  };
}
