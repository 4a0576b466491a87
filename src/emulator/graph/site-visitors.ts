import { findPerson, type Person } from '../entra/directory.ts';
import type { Tenant, TenantProfile } from '../tenant.ts';
import { graphTime } from '../tenant.ts';
import { guidOf, newGuid } from '../ids.ts';
import { titleColumnId } from './built-in-columns.ts';
import type { Site } from './site-access.ts';

/**
 * The hidden "User Information List" of a site: a person has a row, and so a `LookupId`, only after
 * having been there. Graph has no `ensureUser`.
 */
export const visitorListTitle = 'User Information List';

/** What SharePoint calls an app that writes without a person. Its row has the same id on every site. */
export const sharePointApp = { lookupId: 1_073_741_822, name: 'SharePoint App' };

/** The row of a person on a site, made if they were never there. */
export function rememberVisitor(tenant: Tenant, site: Site, oid: string): number {
  const known = visitorId(tenant, site.id, oid);
  if (known !== undefined) return known;
  const person = findPerson(tenant, oid);
  return person ? addVisitor(tenant, site.id, person) : sharePointApp.lookupId;
}

const known = new WeakMap<TenantProfile, Map<string, number>>();

/** The LookupId of a person on a site, if they were ever there. Who was there stays known. */
export function visitorId(tenant: Tenant, siteId: string, oid: string): number | undefined {
  const { profile } = tenant;
  if (!profile) return readVisitorId(tenant, siteId, oid);
  const ids = known.get(profile) ?? new Map<string, number>();
  known.set(profile, ids);
  const key = `${siteId} ${oid}`;
  const id = ids.get(key) ?? readVisitorId(tenant, siteId, oid);
  if (id !== undefined) ids.set(key, id);
  return id;
}

function readVisitorId({ db }: Tenant, siteId: string, oid: string): number | undefined {
  const sql = `SELECT i.id FROM lists l JOIN items i ON i.list_id = l.id
    WHERE l.site_id = ? AND l.template = 'userInformation' AND i.unique_id = ?`;
  return db.one<{ id: number }>(sql, siteId, visitorKey(siteId, oid))?.id;
}

/** What a person column shows of a LookupId. */
export function visitor(
  { db }: Tenant,
  siteId: string,
  lookupId: number,
): { title: string; email: string } | undefined {
  if (lookupId === sharePointApp.lookupId) return { title: sharePointApp.name, email: '' };
  const sql = `SELECT i.fields_json FROM lists l JOIN items i ON i.list_id = l.id
    WHERE l.site_id = ? AND l.template = 'userInformation' AND i.id = ?`;
  const row = db.one<{ fields_json: string }>(sql, siteId, lookupId);
  if (!row) return undefined;
  const { Title = '', EMail = '' } = JSON.parse(row.fields_json);
  return { title: Title, email: EMail };
}

const visitorKey = (siteId: string, oid: string): string => guidOf(`visitor ${siteId} ${oid}`);

function addVisitor(tenant: Tenant, siteId: string, person: Person): number {
  return tenant.db.atomically(() => {
    const list = visitorList(tenant, siteId);
    const id = list.last_item + 1;
    tenant.db.run('UPDATE lists SET last_item = ? WHERE id = ?', id, list.id);
    const at = graphTime(tenant.clock.now());
    const system = JSON.stringify({ user: { displayName: 'System Account' } });
    tenant.db.insert('items', {
      list_id: list.id,
      id,
      unique_id: visitorKey(siteId, person.oid),
      version: 1,
      created_at: at,
      modified_at: at,
      author: id,
      editor: id,
      created_by_json: system,
      modified_by_json: system,
      fields_json: JSON.stringify(visitorFields(person)),
    });
    return id;
  });
}

function visitorFields(person: Person): Record<string, string | undefined> {
  return {
    Title: person.displayName,
    Name: `i:0#.f|membership|${person.upn.toLowerCase()}`,
    EMail: person.mail,
    UserName: person.upn,
    JobTitle: person.jobTitle ?? undefined,
    Department: person.department ?? undefined,
    FirstName: person.givenName ?? undefined,
    LastName: person.surname ?? undefined,
    SipAddress: person.mail,
  };
}

function visitorList(tenant: Tenant, siteId: string): { id: string; last_item: number } {
  const sql = "SELECT id, last_item FROM lists WHERE site_id = ? AND template = 'userInformation'";
  return tenant.db.one(sql, siteId) ?? makeVisitorList(tenant, siteId);
}

const visitorColumns = [
  'Title',
  'Name',
  'EMail',
  'UserName',
  'JobTitle',
  'Department',
  'FirstName',
  'LastName',
  'SipAddress',
];

/** Made together with its site, before anybody is there. */
export function makeVisitorList(tenant: Tenant, siteId: string): { id: string; last_item: number } {
  const id = newGuid();
  const at = graphTime(tenant.clock.now());
  tenant.db.insert('lists', {
    id,
    site_id: siteId,
    name: 'users',
    display_name: visitorListTitle,
    description: '',
    template: 'userInformation',
    is_hidden: 1,
    is_system: 1,
    version: 1,
    last_item: 0,
    created_at: at,
    modified_at: at,
    created_by_json: JSON.stringify({ user: { displayName: 'System Account' } }),
  });
  for (const [position, name] of visitorColumns.entries())
    tenant.db.insert('columns', {
      id: name === 'Title' ? titleColumnId : newGuid(),
      list_id: id,
      position,
      name,
      definition_json: JSON.stringify({ displayName: name, text: {} }),
    });
  return { id, last_item: 0 };
}
