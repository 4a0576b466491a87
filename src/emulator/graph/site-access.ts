import type { Tenant } from '../tenant.ts';
import { carries, type Principal } from './access.ts';
import type { GraphCall } from './call.ts';
import { accessDenied, GraphError } from './errors.ts';
import { type Operation, operations, type SiteAccess } from './operations.ts';
import { rememberVisitor } from './site-visitors.ts';

/**
 * The site of the request, once it is sure that the caller may do the operation there: a person
 * needs a role on it, and an app that only has `Sites.Selected` a grant; for both together both.
 */
export function openSite(call: GraphCall): Site {
  const { tenant, principal } = call;
  const site = findSite(tenant, call.param('site'));
  if (!site) throw new GraphError(404, 'itemNotFound', 'Requested site could not be found');
  const needed = (operations[call.operation] as Operation).access ?? 'read';
  requireGrant(tenant, principal, site, call.operation, needed);
  if (principal.kind === 'user') {
    if (!reaches(roleOf(tenant, site, principal.oid), needed)) throw accessDenied();
    rememberVisitor(tenant, site, principal.oid);
  }
  return site;
}

/** By id, by `host:/path`, or `root`. */
export function findSite({ db, profile }: Tenant, key: string): Site | undefined {
  const host = profile?.sharePointHost ?? '';
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

const rising: SiteAccess[] = ['read', 'write', 'manage', 'fullcontrol'];

const reaches = (has: SiteAccess | undefined, needed: SiteAccess): boolean =>
  has !== undefined && rising.indexOf(has) >= rising.indexOf(needed);

/** Members of a site may edit, which in SharePoint includes making lists; visitors only read. */
const accessOfRole: Record<string, SiteAccess> = {
  owner: 'fullcontrol',
  member: 'manage',
  visitor: 'read',
};

function roleOf({ db }: Tenant, site: Site, oid: string): SiteAccess | undefined {
  const sql = 'SELECT role FROM site_members WHERE site_id = ? AND oid = ?';
  return accessOfRole[db.one<{ role: string }>(sql, site.id, oid)?.role ?? ''];
}

function requireGrant(
  tenant: Tenant,
  principal: Principal,
  site: Site,
  operation: GraphCall['operation'],
  needed: SiteAccess,
): void {
  const { delegated, application }: Operation = operations[operation];
  const names = principal.kind === 'user' ? delegated : application;
  if (
    carries(
      principal,
      names.filter((name) => name !== 'Sites.Selected'),
    )
  )
    return;
  const granted = grantsOf(tenant, site, principal.clientId);
  if (!granted.some((role) => reaches(accessOfGrant[role], needed)))
    throw accessDenied('Caller does not have required permissions for this API');
}

export const accessOfGrant: Record<string, SiteAccess> = {
  read: 'read',
  write: 'write',
  manage: 'manage',
  owner: 'fullcontrol',
  fullcontrol: 'fullcontrol',
};

function grantsOf({ db }: Tenant, site: Site, clientId: string): string[] {
  const sql = 'SELECT roles_json FROM site_grants WHERE site_id = ? AND client_id = ?';
  const rows = db.all<{ roles_json: string }>(sql, site.id, clientId);
  return rows.flatMap(({ roles_json }): string[] => JSON.parse(roles_json));
}

export interface Site {
  id: string;
  path: string;
  displayName: string;
  createdAt: string;
}

type SiteRow = { id: string; path: string; display_name: string; created_at: string };
