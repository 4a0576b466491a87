import { z } from 'zod';
import { guidOf } from '../ids.ts';
import { findPerson } from '../entra/directory.ts';
import { makeDefaultLibrary } from '../graph/library-store.ts';
import { makeMailbox } from '../graph/mailboxes.ts';
import { makeVisitorList, rememberVisitor } from '../graph/site-visitors.ts';
import { storeGrant } from '../graph/permissions.ts';
import { addAroundPerson, addGroup, addTeams, aroundPerson, group, teams } from './seed-people.ts';
import { type Tenant, type TenantProfile, timestamp, writeSetting } from '../tenant.ts';

const lower = z.string().transform((text) => text.toLowerCase());
const oid = z.uuid().transform((text) => text.toLowerCase());
const address = z.email();
const oids = z.array(oid).default([]);

export const automaticReplies = z.object({
  status: z.enum(['alwaysEnabled', 'scheduled']),
  from: z.iso.datetime({ offset: true }).optional(),
  to: z.iso.datetime({ offset: true }).optional(),
  externalMessage: z.string(),
  internalMessage: z.string(),
});

const app = z.object({
  clientId: oid,
  /** Without one it is a public client, which may ask for device codes. */
  clientSecret: z.string().default(''),
  displayName: z.string(),
  exposedScopes: z.array(z.string()).default([]),
  delegatedScopes: z.array(z.string()).default([]),
  roles: z.array(z.string()).default([]),
  teams: teams.optional(),
});

const user = z.object({
  oid,
  displayName: z.string().min(1),
  givenName: z.string().optional(),
  surname: z.string().optional(),
  mail: address,
  jobTitle: z.string().optional(),
  department: z.string().optional(),
  accountEnabled: z.boolean().default(true),
  managerOid: oid.optional(),
  automaticReplies: automaticReplies.optional(),
  ...aroundPerson,
});

const sharedMailbox = z.object({
  address,
  displayName: z.string().min(1),
  fullAccess: oids,
  sendAs: oids,
  sendOnBehalf: oids,
});

const site = z.object({
  path: z.string().regex(/^\/(?:(?:sites|teams)\/[^/:]+)?$/, 'is not a path such as /sites/baton'),
  displayName: z.string(),
  owners: oids,
  members: oids,
  visitors: oids,
  grants: z
    .array(
      z.object({
        clientId: oid,
        roles: z.array(z.enum(['read', 'write', 'manage', 'owner', 'fullcontrol'])),
      }),
    )
    .default([]),
  /** Who was there already, so that person columns can name them. Default: owners and members. */
  visited: z.array(oid).optional(),
});

/** Everything a tenant begins with. Lists and items come later, through Graph. */
export const tenantSeed = z
  .object({
    tenantId: oid,
    tenantName: z.string().min(1),
    domain: lower,
    sharePointHost: lower,
    apps: z.array(app).default([]),
    users: z.array(user).default([]),
    sharedMailboxes: z.array(sharedMailbox).default([]),
    sites: z.array(site).default([]),
    groups: z.array(group).default([]),
  })
  .strict();
export type TenantSeed = z.input<typeof tenantSeed>;
type Seed = z.output<typeof tenantSeed>;

/** Fills an empty tenant; everything or nothing. */
export function seed(tenant: Tenant, data: Seed): void {
  const { tenantId, tenantName, domain, sharePointHost } = data;
  const profile: TenantProfile = { tenantId, tenantName, domain, sharePointHost };
  tenant.db.atomically(() => {
    writeSetting(tenant.db, 'profile', JSON.stringify(profile));
    for (const one of data.apps) addApp(tenant, one);
    for (const one of data.users) addUser(tenant, one);
    for (const one of data.sharedMailboxes) addSharedMailbox(tenant, one);
    for (const one of data.groups) addGroup(tenant, one);
    for (const one of data.apps)
      if (one.teams) addTeams(tenant, one.clientId, one.teams, oidsOf(data));
    for (const one of data.sites) addSite(tenant, sharePointHost, one);
  });
  tenant.profile = profile;
}

const oidsOf = ({ users }: Seed): string[] => users.map(({ oid: id }) => id);

function addApp({ db }: Tenant, one: Seed['apps'][number]): void {
  db.insert('apps', {
    client_id: one.clientId,
    client_secret: one.clientSecret,
    display_name: one.displayName,
    exposed_scopes_json: JSON.stringify(one.exposedScopes),
    delegated_scopes_json: JSON.stringify(one.delegatedScopes),
    roles_json: JSON.stringify(one.roles),
  });
}

type NewAccount = Omit<Seed['users'][number], keyof typeof aroundPerson>;

function addUser(tenant: Tenant, one: Seed['users'][number]): void {
  addAccount(tenant, one);
  addAroundPerson(tenant, one.oid, one);
  makeMailbox(tenant, {
    id: guidOf(`mailbox of ${one.oid}`),
    address: one.mail,
    displayName: one.displayName,
    kind: 'user',
    oid: one.oid,
  });
}

function addAccount({ db }: Tenant, one: NewAccount): void {
  db.insert('users', {
    oid: one.oid,
    display_name: one.displayName,
    given_name: one.givenName ?? null,
    surname: one.surname ?? null,
    mail: one.mail,
    upn: one.mail,
    job_title: one.jobTitle ?? null,
    department: one.department ?? null,
    account_enabled: Number(one.accountEnabled),
    manager_oid: one.managerOid ?? null,
    automatic_replies_json: one.automaticReplies ? JSON.stringify(one.automaticReplies) : null,
  });
}

/** A shared mailbox has a user object of its own, whose account is disabled. */
function addSharedMailbox(tenant: Tenant, one: Seed['sharedMailboxes'][number]): void {
  const owner = guidOf(`shared mailbox ${one.address.toLowerCase()}`);
  const id = guidOf(`mailbox of ${owner}`);
  const { address: mail, displayName } = one;
  addAccount(tenant, { oid: owner, displayName, mail, accountEnabled: false });
  makeMailbox(tenant, { id, address: mail, displayName, kind: 'shared', oid: owner });
  for (const access of ['fullAccess', 'sendAs', 'sendOnBehalf'] as const)
    for (const person of new Set(one[access]))
      tenant.db.insert('mailbox_rights', { mailbox_id: id, oid: person, access });
}

function addSite(tenant: Tenant, host: string, one: Seed['sites'][number]): void {
  const collection = guidOf(`site collection ${host}${one.path}`);
  const id = `${host},${collection},${guidOf(`web ${host}${one.path}`)}`;
  const createdAt = timestamp(tenant);
  const row = { id, path: one.path, display_name: one.displayName, created_at: createdAt };
  tenant.db.insert('sites', row);
  makeVisitorList(tenant, id);
  makeDefaultLibrary(tenant, id, one.owners[0]);
  addMembers(tenant, id, one);
  for (const { clientId, roles } of one.grants) storeGrant(tenant, { siteId: id }, clientId, roles);
  const place = { id, path: one.path, displayName: one.displayName, createdAt };
  for (const person of one.visited ?? [...one.owners, ...one.members])
    if (findPerson(tenant, person)) rememberVisitor(tenant, place, person);
}

function addMembers({ db }: Tenant, siteId: string, one: Seed['sites'][number]): void {
  // The strongest role first: it is the one that counts for who stands in several groups.
  const sql = 'INSERT OR IGNORE INTO site_members (site_id, oid, role) VALUES (?, ?, ?)';
  for (const person of one.owners) db.run(sql, siteId, person, 'owner');
  for (const person of one.members) db.run(sql, siteId, person, 'member');
  for (const person of one.visitors) db.run(sql, siteId, person, 'visitor');
}

const keptSettings = "'signing-key'";

/** Empties the tenant. The signing key stays, so that keys cached elsewhere stay good. */
export function reset(tenant: Tenant): void {
  const tables = `ledger notifications subscriptions upload_sessions drive_items item_values items columns lists site_grants site_members sites
    extended_properties mime_originals attachments messages folders mailbox_rights mailboxes groups users
    apps consents`;
  tenant.db.atomically(() => {
    for (const table of tables.split(/\s+/)) tenant.db.run(`DELETE FROM ${table}`);
    tenant.db.run(`DELETE FROM settings WHERE name NOT IN (${keptSettings})`);
  });
  tenant.clock.release();
  tenant.faults.clear();
  tenant.traffic.clear();
  tenant.throttle.clear();
  tenant.lateWork.clear();
  tenant.switches.reset();
  tenant.profile = undefined;
}
