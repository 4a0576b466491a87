import { randomUUID } from 'node:crypto';
import type { Tenant } from '../tenant.ts';

/** A site, a list of it, or an item of that list: what a permission can be about. */
export interface Place {
  siteId: string;
  listId?: string;
  itemId?: number;
}

export type Level = 'site' | 'list' | 'item';

export const levelOf = ({ listId, itemId }: Place): Level =>
  listId === undefined ? 'site' : itemId === undefined ? 'list' : 'item';

/** The place whose permissions hold here: the place itself, or the nearest above it with its own. */
export function scopeOf(tenant: Tenant, { siteId, listId, itemId }: Place): Place {
  if (listId === undefined) return { siteId };
  const sql = 'SELECT max(item_id) AS nearest FROM scopes WHERE list_id = ? AND item_id IN (0, ?)';
  const row = tenant.db.one<{ nearest: number | null }>(sql, listId, itemId ?? 0);
  if (row?.nearest == null) return { siteId };
  return row.nearest === 0 ? { siteId, listId } : { siteId, listId, itemId: row.nearest };
}

/** The items of a list that do not inherit from it. */
export function uniqueItems({ db }: Tenant, listId: string): number[] {
  const sql = 'SELECT item_id FROM scopes WHERE list_id = ? AND item_id > 0';
  return db.all<{ item_id: number }>(sql, listId).map(({ item_id }) => item_id);
}

/** Where the permissions of a scope are kept. */
interface Tables {
  members: string;
  grants: string;
  keys: Record<string, string | number>;
}

const tablesOf = ({ siteId, listId, itemId = 0 }: Place): Tables =>
  listId === undefined
    ? { members: 'site_members', grants: 'site_grants', keys: { site_id: siteId } }
    : {
        members: 'scope_members',
        grants: 'scope_grants',
        keys: { list_id: listId, item_id: itemId },
      };

const matching = (keys: Tables['keys']): string =>
  Object.keys(keys)
    .map((key) => `${key} = ?`)
    .join(' AND ');

export type MemberRow = { oid: string; role: string };
export type GrantRow = { id: string; client_id: string; roles_json: string };

export function membersAt({ db }: Tenant, scope: Place): MemberRow[] {
  const { members, keys } = tablesOf(scope);
  const sql = `SELECT oid, role FROM ${members} WHERE ${matching(keys)}`;
  return db.all<MemberRow>(sql, ...Object.values(keys));
}

/** `owner`, `member`, `visitor`, or undefined for who has nothing to do here. */
export function roleAt({ db }: Tenant, scope: Place, oid: string): string | undefined {
  const { members, keys } = tablesOf(scope);
  const sql = `SELECT role FROM ${members} WHERE ${matching(keys)} AND oid = ?`;
  return db.one<{ role: string }>(sql, ...Object.values(keys), oid)?.role;
}

export function grantsAt({ db }: Tenant, scope: Place): GrantRow[] {
  const { grants, keys } = tablesOf(scope);
  const sql = `SELECT id, client_id, roles_json FROM ${grants} WHERE ${matching(keys)}`;
  return db.all<GrantRow>(sql, ...Object.values(keys));
}

export function rolesGrantedAt({ db }: Tenant, scope: Place, clientId: string): string[] {
  const { grants, keys } = tablesOf(scope);
  const sql = `SELECT roles_json FROM ${grants} WHERE ${matching(keys)} AND client_id = ?`;
  const rows = db.all<{ roles_json: string }>(sql, ...Object.values(keys), clientId);
  return rows.flatMap(({ roles_json }): string[] => JSON.parse(roles_json));
}

export function addGrant({ db }: Tenant, scope: Place, row: GrantRow): void {
  const { grants, keys } = tablesOf(scope);
  db.insert(grants, { ...row, ...keys });
}

export function changeGrant({ db }: Tenant, scope: Place, id: string, roles: string[]): void {
  const { grants, keys } = tablesOf(scope);
  db.update(grants, { roles_json: JSON.stringify(roles) }, { ...keys, id });
}

export function removeGrant({ db }: Tenant, scope: Place, id: string): void {
  const { grants, keys } = tablesOf(scope);
  db.run(`DELETE FROM ${grants} WHERE ${matching(keys)} AND id = ?`, ...Object.values(keys), id);
}

/** Puts other people in the place of those who have a role here. */
export function replaceMembers({ db }: Tenant, scope: Place, people: MemberRow[]): void {
  const { members, keys } = tablesOf(scope);
  db.run(`DELETE FROM ${members} WHERE ${matching(keys)}`, ...Object.values(keys));
  for (const { oid, role } of people) db.insert(members, { ...keys, oid, role });
}

/** Gives a list or an item permissions of its own: to begin with, copies of those that held before. */
export function breakInheritance(tenant: Tenant, place: Place): void {
  if (place.listId === undefined || levelOf(scopeOf(tenant, place)) === levelOf(place)) return;
  const before = scopeOf(tenant, place);
  const [members, grants] = [membersAt(tenant, before), grantsAt(tenant, before)];
  tenant.db.insert('scopes', { list_id: place.listId, item_id: place.itemId ?? 0 });
  replaceMembers(tenant, place, members);
  for (const grant of grants)
    addGrant(tenant, place, { ...grant, id: newGrantId(grant.client_id) });
}

/** Back to what holds above. */
export function inherit({ db }: Tenant, { listId, itemId = 0 }: Place): void {
  if (listId === undefined) return;
  db.run('DELETE FROM scopes WHERE list_id = ? AND item_id = ?', listId, itemId);
}

/** SharePoint's ids of app permissions hold the app's principal name. */
export const newGrantId = (clientId: string): string =>
  Buffer.from(`i:0i.t|ms.sp.ext|${clientId}@${randomUUID()}`).toString('base64url');
