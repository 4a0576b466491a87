import type { Tenant, TenantProfile } from '../tenant.ts';
import { requireAccess } from './authorise.ts';
import type { GraphCall } from './call.ts';
import { GraphError } from './errors.ts';
import { rememberVisitor } from './site-visitors.ts';

/** The site of the request, once it is sure that the caller may do the operation there. */
export function openSite(call: GraphCall): Site {
  const site = siteOf(call);
  requireAccess(call, { siteId: site.id });
  visit(call, site);
  return site;
}

/** The site of the request, whoever asks. */
export function siteOf(call: GraphCall): Site {
  const site = findSite(call.tenant, call.param('site'));
  if (!site) throw new GraphError(404, 'itemNotFound', 'Requested site could not be found');
  return site;
}

/** Whoever was let in is known to the site from then on. */
export function visit({ tenant, principal }: GraphCall, site: Site): void {
  if (principal.kind === 'user') rememberVisitor(tenant, site, principal.oid);
}

const maxKnown = 1000;
const known = new WeakMap<TenantProfile, Map<string, Site>>();

/** By id, by `host:/path`, or `root`. Sites come with the seed and stay, so they are looked up once. */
export function findSite(tenant: Tenant, key: string): Site | undefined {
  const { profile } = tenant;
  if (!profile) return undefined;
  const sites = known.get(profile) ?? new Map<string, Site>();
  known.set(profile, sites);
  const site = sites.get(key) ?? readSite(tenant, profile.sharePointHost, key);
  if (site && sites.size < maxKnown) sites.set(key, site);
  return site;
}

function readSite({ db }: Tenant, host: string, key: string): Site | undefined {
  const byPath = (path: string): SiteRow | undefined =>
    db.one<SiteRow>('SELECT * FROM sites WHERE path = ?', path);
  const [named = '', path] = key.split(':');
  const row =
    key === 'root' || key.toLowerCase() === host
      ? byPath('/')
      : path === undefined
        ? db.one<SiteRow>('SELECT * FROM sites WHERE id = ?', key.toLowerCase())
        : named.toLowerCase() === host
          ? byPath(`/${path.replaceAll(/^\/+|\/+$/g, '')}`)
          : undefined;
  return (
    row && { id: row.id, path: row.path, displayName: row.display_name, createdAt: row.created_at }
  );
}

export function siteUrl({ profile }: Tenant, site: Site): string {
  return `https://${profile?.sharePointHost ?? ''}${site.path === '/' ? '' : site.path}`;
}

export interface Site {
  id: string;
  path: string;
  displayName: string;
  createdAt: string;
}

type SiteRow = { id: string; path: string; display_name: string; created_at: string };
