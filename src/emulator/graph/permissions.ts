import { z } from 'zod';
import type { GraphPermission } from '../../wire/graph.ts';
import type { Tenant } from '../tenant.ts';
import { carries } from './access.ts';
import { contextOf } from './addresses.ts';
import { accessOfGrant, requireAccess } from './authorise.ts';
import { type GraphCall, json, noContent, readBody, type Register } from './call.ts';
import { accessDenied, invalidRequest, itemNotFound } from './errors.ts';
import { rowOf } from './item-store.ts';
import { listOf } from './list-store.ts';
import type { OperationName } from './operations.ts';
import { allowOptions } from './options.ts';
import {
  addGrant,
  breakInheritance,
  changeGrant,
  type GrantRow,
  grantsAt,
  levelOf,
  newGrantId,
  type Place,
  removeGrant,
  scopeOf,
} from './scopes.ts';
import { openSite, visit } from './site-access.ts';

/** What a request about permissions is about, once it is sure that the caller may manage them. */
interface Holder {
  place: Place;
  context: string;
}

export function permissionRoutes(on: Register): void {
  routesOf(on, '/sites/:site', 'site.permissions', (call) => {
    const { id } = openSite(call);
    return { place: { siteId: id }, context: `sites('${encodeURIComponent(id)}')` };
  });
  routesOf(on, '/sites/:site/lists/:list', 'list.permissions', listHolder);
  routesOf(on, '/sites/:site/lists/:list/items/:item', 'item.permissions', itemHolder);
}

/** Who manages the site manages the permissions of its lists. */
function listHolder(call: GraphCall): Holder {
  requireManager(call);
  const { id, site, path } = listOf(call);
  requireAccess(call, { siteId: site.id });
  visit(call, site);
  return { place: { siteId: site.id, listId: id }, context: path };
}

/** Who manages the list manages the permissions of its items. */
function itemHolder(call: GraphCall): Holder {
  requireManager(call);
  const list = listOf(call);
  requireAccess(call, { siteId: list.site.id, listId: list.id });
  visit(call, list.site);
  const { id } = rowOf(call, list);
  const place = { siteId: list.site.id, listId: list.id, itemId: id };
  return { place, context: `${list.path}/items('${id}')` };
}

/** Microsoft's pages disagree whether a permission to write suffices to give others permissions. */
function requireManager({ principal, tenant }: GraphCall): void {
  if (tenant.switches.now().managePermissions === 'readWrite') return;
  const enough = ['Sites.FullControl.All', 'Sites.Selected', 'Lists.SelectedOperations.Selected'];
  if (!carries(principal, enough)) throw accessDenied();
}

function routesOf(
  on: Register,
  parent: string,
  operation: OperationName,
  open: (call: GraphCall) => Holder,
): void {
  const permissions = `${parent}/permissions`;
  on('GET', permissions, operation, (call) => {
    allowOptions(call.options, []);
    const { place, context } = open(call);
    const value = ownGrants(call.tenant, place).map((row) => toGraph(call.tenant, row));
    return json({ '@odata.context': contextOf(`${context}/permissions`), value });
  });
  on('POST', permissions, operation, (call) => grant(call, open));
  on('GET', `${permissions}/:permission`, operation, (call) => {
    const holder = open(call);
    return shown(call.tenant, holder, findGrant(call, holder));
  });
  on('PATCH', `${permissions}/:permission`, operation, (call) => change(call, open));
  on('DELETE', `${permissions}/:permission`, operation, (call) => {
    const holder = open(call);
    revoke(call.tenant, holder.place, findGrant(call, holder));
    return noContent();
  });
}

/** A list or item that inherits has none of its own. */
const ownGrants = (tenant: Tenant, place: Place): GrantRow[] =>
  levelOf(scopeOf(tenant, place)) === levelOf(place) ? grantsAt(tenant, place) : [];

function findGrant(call: GraphCall, { place }: Holder): GrantRow {
  const row = ownGrants(call.tenant, place).find(({ id }) => id === call.param('permission'));
  if (!row) throw itemNotFound();
  return row;
}

const roles = z.array(z.string()).min(1);
const identity = z.object({
  application: z.object({ id: z.string(), displayName: z.string().nullish() }),
});
const oneOrMore = z.union([z.array(identity), identity.transform((one) => [one])]).optional();
const newGrant = z
  .object({
    roles,
    grantedToIdentities: oneOrMore,
    grantedToIdentitiesV2: oneOrMore,
    grantedTo: oneOrMore,
    grantedToV2: oneOrMore,
  })
  .strict();

async function grant(call: GraphCall, open: (call: GraphCall) => Holder): Promise<Response> {
  const body = await readBody(call, newGrant);
  const holder = open(call);
  const given = [
    ...(body.grantedToV2 ?? body.grantedToIdentitiesV2 ?? []),
    ...(body.grantedTo ?? body.grantedToIdentities ?? []),
  ];
  const app = given[0]?.application;
  if (!app) throw invalidRequest('An application identity must be specified.');
  requireKnown(body.roles);
  const row = call.tenant.db.atomically(() =>
    storeGrant(call.tenant, holder.place, app.id, body.roles),
  );
  return shown(call.tenant, holder, row, 201);
}

/** On a list or item, giving anybody a permission ends inheritance. */
export function storeGrant(
  tenant: Tenant,
  place: Place,
  clientId: string,
  given: string[],
): GrantRow {
  breakInheritance(tenant, place);
  const known = grantsAt(tenant, place).find(({ client_id }) => client_id === clientId);
  if (!known || place.listId === undefined) {
    const id = newGrantId(clientId);
    const row = { id, client_id: clientId, roles_json: JSON.stringify(given) };
    addGrant(tenant, place, row);
    return row;
  }
  const before: string[] = JSON.parse(known.roles_json);
  const merged = [...new Set([...before, ...given])];
  changeGrant(tenant, place, known.id, merged);
  return { ...known, roles_json: JSON.stringify(merged) };
}

async function change(call: GraphCall, open: (call: GraphCall) => Holder): Promise<Response> {
  const body = await readBody(call, z.object({ roles }).strict());
  const holder = open(call);
  requireKnown(body.roles);
  const row = findGrant(call, holder);
  changeGrant(call.tenant, holder.place, row.id, body.roles);
  return shown(call.tenant, holder, { ...row, roles_json: JSON.stringify(body.roles) });
}

/** An app that loses a list loses all items in it, whatever it was granted on those. */
function revoke(tenant: Tenant, place: Place, { id, client_id }: GrantRow): void {
  tenant.db.atomically(() => {
    removeGrant(tenant, place, id);
    if (levelOf(place) !== 'list') return;
    const sql = 'DELETE FROM scope_grants WHERE list_id = ? AND client_id = ?';
    tenant.db.run(sql, place.listId ?? '', client_id);
  });
}

function requireKnown(given: string[]): void {
  if (given.some((role) => !Object.hasOwn(accessOfGrant, role)))
    throw invalidRequest('One of the provided arguments is not acceptable.');
}

function shown(tenant: Tenant, { context }: Holder, row: GrantRow, status = 200): Response {
  const body = { '@odata.context': contextOf(`${context}/permissions/$entity`) };
  return json({ ...body, ...toGraph(tenant, row) }, status);
}

function toGraph({ db }: Tenant, row: GrantRow): GraphPermission {
  const sql = 'SELECT display_name FROM apps WHERE client_id = ?';
  const displayName = db.one<{ display_name: string }>(sql, row.client_id)?.display_name ?? '';
  const app = { application: { id: row.client_id, displayName } };
  return {
    id: row.id,
    roles: JSON.parse(row.roles_json),
    grantedToIdentities: [app],
    grantedToIdentitiesV2: [app],
  };
}
