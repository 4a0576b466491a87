import type { Tenant } from '../tenant.ts';
import { carries, type Principal } from './access.ts';
import type { GraphCall } from './call.ts';
import { accessDenied } from './errors.ts';
import {
  filesSelected,
  itemsSelected,
  listsSelected,
  type Operation,
  operations,
  type SiteAccess,
  sitesSelected,
} from './operations.ts';
import { type Level, levelOf, type Place, roleAt, rolesGrantedAt, scopeOf } from './scopes.ts';

type Asking = Pick<GraphCall, 'tenant' | 'principal' | 'operation'>;

/**
 * Throws unless the caller may do the operation here. An app needs a permission for everything or,
 * with a `…Selected` permission, a grant that holds here; a person needs a role that holds here; an
 * app that acts for a person needs both.
 */
export function requireAccess(call: Asking, place: Place): void {
  const scope = scopeOf(call.tenant, place);
  if (!appMay(call, scope))
    throw accessDenied('Caller does not have required permissions for this API');
  if (!personMay(call, scope)) throw accessDenied();
}

export function mayReach(call: Asking, place: Place): boolean {
  const scope = scopeOf(call.tenant, place);
  return appMay(call, scope) && personMay(call, scope);
}

const neededFor = ({ operation }: Asking): SiteAccess =>
  (operations[operation] as Operation).access ?? 'read';

function personMay(call: Asking, scope: Place): boolean {
  const { principal, tenant } = call;
  if (principal.kind === 'app') return true;
  return reaches(accessOfRole[roleAt(tenant, scope, principal.oid) ?? ''], neededFor(call));
}

function appMay(call: Asking, scope: Place): boolean {
  const { delegated, application }: Operation = operations[call.operation];
  const names = call.principal.kind === 'user' ? delegated : application;
  return (
    carries(
      call.principal,
      names.filter((name) => !name.endsWith('.Selected')),
    ) || grantReaches(call.tenant, call.principal, names, scope, neededFor(call))
  );
}

/** A permission for lists never opens what was granted on the site, nor one for items the list. */
const levelsOf: Record<string, Level[]> = {
  [sitesSelected]: ['site', 'list', 'item'],
  [listsSelected]: ['list', 'item'],
  [itemsSelected]: ['item'],
  [filesSelected]: ['item'],
};

function grantReaches(
  tenant: Tenant,
  principal: Principal,
  names: readonly string[],
  scope: Place,
  needed: SiteAccess,
): boolean {
  const level = levelOf(scope);
  const usable = names.filter((name) => levelsOf[name]?.includes(level));
  if (!carries(principal, usable)) return false;
  const roles = rolesGrantedAt(tenant, scope, principal.clientId);
  return roles.some((role) => reaches(accessOfGrant[role], needed));
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

export const accessOfGrant: Record<string, SiteAccess> = {
  read: 'read',
  write: 'write',
  manage: 'manage',
  owner: 'fullcontrol',
  fullcontrol: 'fullcontrol',
};
