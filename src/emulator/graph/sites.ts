import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { GraphPermission, GraphSite } from '../../wire/graph.ts';
import type { Tenant } from '../tenant.ts';
import { contextOf } from './addresses.ts';
import { carries, type Principal } from './access.ts';
import { type GraphCall, json, noContent, readBody, type Register } from './call.ts';
import { accessDenied, GraphError, invalidRequest, itemNotFound } from './errors.ts';
import { type Operation, operations, type SiteAccess } from './operations.ts';
import { allowOptions, pick, selected } from './options.ts';
import { rememberVisitor } from './site-visitors.ts';

export interface Site {
  id: string;
  path: string;
  displayName: string;
  createdAt: string;
}

type SiteRow = { id: string; path: string; display_name: string; created_at: string };

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
    if (call.tenant.db.run(sql, id, call.param('permission')).changes === 0) throw itemNotFound();
    return noContent();
  });
}

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

const accessOfGrant: Record<string, SiteAccess> = {
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

type GrantRow = { id: string; site_id: string; client_id: string; roles_json: string };

const identities = z.array(
  z.object({ application: z.object({ id: z.string(), displayName: z.string().nullish() }) }),
);
const newGrant = z
  .object({
    roles: z.array(z.string()).min(1),
    grantedToIdentities: identities.optional(),
    grantedToIdentitiesV2: identities.optional(),
    grantedTo: identities.element.optional(),
    grantedToV2: identities.element.optional(),
  })
  .strict();

async function grantToApp(call: GraphCall): Promise<Response> {
  const body = await readBody(call, newGrant);
  const site = openSite(call);
  const single = body.grantedToV2 ?? body.grantedTo;
  const [identity] =
    body.grantedToIdentitiesV2 ?? body.grantedToIdentities ?? (single ? [single] : []);
  if (!identity) throw invalidRequest('An application identity must be specified.');
  if (body.roles.some((role) => !(role in accessOfGrant)))
    throw invalidRequest('One of the provided arguments is not acceptable.');
  const row = {
    id: Buffer.from(`i:0i.t|ms.sp.ext|${identity.application.id}@${randomUUID()}`).toString(
      'base64url',
    ),
    site_id: site.id,
    client_id: identity.application.id,
    roles_json: JSON.stringify(body.roles),
  };
  storeGrant(call.tenant, row);
  return json(
    {
      '@odata.context': contextOf(`sites('${site.id}')/permissions/$entity`),
      ...grantToGraph(call.tenant, row),
    },
    201,
  );
}

export function storeGrant({ db }: Tenant, row: GrantRow): void {
  const sql = 'INSERT INTO site_grants (id, site_id, client_id, roles_json) VALUES (?, ?, ?, ?)';
  db.run(sql, row.id, row.site_id, row.client_id, row.roles_json);
}

function grantToGraph({ db }: Tenant, row: GrantRow): GraphPermission {
  const sql = 'SELECT display_name FROM apps WHERE client_id = ?';
  const displayName = db.one<{ display_name: string }>(sql, row.client_id)?.display_name ?? '';
  const identity = { application: { id: row.client_id, displayName } };
  const roles: string[] = JSON.parse(row.roles_json);
  return { id: row.id, roles, grantedToIdentities: [identity], grantedToIdentitiesV2: [identity] };
}
