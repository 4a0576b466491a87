import type { Context, Hono } from 'hono';
import { z } from 'zod';
import { findListRow } from '../graph/list-store.ts';
import { breakInheritance, inherit, type Place, replaceMembers } from '../graph/scopes.ts';
import { findSite } from '../graph/site-access.ts';
import type { Tenant } from '../tenant.ts';
import { problem, withBody } from './bodies.ts';

const oids = z.array(z.uuid().transform((text) => text.toLowerCase())).default([]);

const rights = z
  .object({
    /** Path of the site, such as `/sites/baton`. */
    site: z.string(),
    /** Title or id of a list; without it the site itself. */
    list: z.string().optional(),
    item: z.int().positive().optional(),
    owners: oids,
    members: oids,
    visitors: oids,
    /** Back to what holds above, instead of people. */
    inherit: z.literal(true).optional(),
  })
  .strict();
type Rights = z.output<typeof rights>;

/** Who of the people may do what on a site, a list or an item: Graph can only do this for apps. */
export function rightsRoutes(app: Hono, tenant: Tenant, path: string): void {
  app.put(path, (c) =>
    withBody(c, rights, (body) => {
      const place = placeOf(tenant, body);
      if (!place) return problem(c, 404, 'There is no such site, list or item.');
      tenant.db.atomically(() => give(tenant, place, body));
      return done(c);
    }),
  );
}

const done = (c: Context): Response => c.body(null, 204);

function placeOf(tenant: Tenant, { site: path, list, item }: Rights): Place | undefined {
  const site = findSite(tenant, `${tenant.profile?.sharePointHost ?? ''}:${path}`);
  if (!site || (list === undefined && item !== undefined)) return undefined;
  if (list === undefined) return { siteId: site.id };
  const row = findListRow(tenant, site.id, list);
  if (!row || item === undefined) return row && { siteId: site.id, listId: row.id };
  const sql = 'SELECT id FROM items WHERE list_id = ? AND id = ?';
  const known = tenant.db.one(sql, row.id, item) !== undefined;
  return known ? { siteId: site.id, listId: row.id, itemId: item } : undefined;
}

function give(tenant: Tenant, place: Place, { owners, members, visitors, ...body }: Rights): void {
  if (body.inherit) {
    inherit(tenant, place);
    return;
  }
  breakInheritance(tenant, place);
  // The strongest role first: it is the one that counts for who is named twice.
  const people = new Map<string, string>();
  for (const [role, oids] of Object.entries({ owner: owners, member: members, visitor: visitors }))
    for (const oid of oids) if (!people.has(oid)) people.set(oid, role);
  const rows = [...people].map(([oid, role]) => ({ oid, role }));
  replaceMembers(tenant, place, rows);
}
