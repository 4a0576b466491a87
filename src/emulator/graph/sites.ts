import type { GraphSite } from '../../wire/graph.ts';
import type { Tenant } from '../tenant.ts';
import { contextOf } from './addresses.ts';
import { json, type Register } from './call.ts';
import { allowOptions, pick, selected } from './options.ts';
import { openSite, type Site, siteUrl } from './site-access.ts';

export function siteRoutes(on: Register): void {
  on('GET', '/sites/:site', 'site.read', (call) => {
    allowOptions(call.options, ['select']);
    const site = openSite(call);
    const body = { '@odata.context': contextOf('sites/$entity'), ...toGraph(call.tenant, site) };
    return json(pick(body, selected(call.options)));
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
    isPersonalSite: false,
    root: {},
    siteCollection: { hostname: tenant.profile?.sharePointHost ?? '' },
  };
}
