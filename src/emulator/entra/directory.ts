import type { Tenant } from '../tenant.ts';

/** An app registration and what an administrator consented to. */
export interface App {
  clientId: string;
  clientSecret: string;
  displayName: string;
  exposedScopes: string[];
  delegatedScopes: string[];
  roles: string[];
}

export interface Person {
  oid: string;
  displayName: string;
  givenName: string | null;
  surname: string | null;
  mail: string;
  upn: string;
  jobTitle: string | null;
  department: string | null;
  accountEnabled: boolean;
  managerOid: string | null;
  automaticReplies?: AutomaticReplies;
}

export interface AutomaticReplies {
  status: 'disabled' | 'alwaysEnabled' | 'scheduled';
  /** Who outside gets an answer; everybody unless said otherwise. */
  externalAudience?: 'none' | 'contactsOnly' | 'all';
  /** ISO 8601, for `scheduled`. */
  from?: string | undefined;
  to?: string | undefined;
  externalMessage: string;
  internalMessage: string;
}

type AppRow = {
  client_id: string;
  client_secret: string;
  display_name: string;
  exposed_scopes_json: string;
  delegated_scopes_json: string;
  roles_json: string;
};

type UserRow = {
  oid: string;
  display_name: string;
  given_name: string | null;
  surname: string | null;
  mail: string;
  upn: string;
  job_title: string | null;
  department: string | null;
  account_enabled: number;
  manager_oid: string | null;
  automatic_replies_json: string | null;
};

export function findApp({ db }: Tenant, clientId: string): App | undefined {
  const row = db.one<AppRow>('SELECT * FROM apps WHERE client_id = ?', clientId);
  return (
    row && {
      clientId: row.client_id,
      clientSecret: row.client_secret,
      displayName: row.display_name,
      exposedScopes: JSON.parse(row.exposed_scopes_json),
      delegatedScopes: JSON.parse(row.delegated_scopes_json),
      roles: JSON.parse(row.roles_json),
    }
  );
}

/** A user by object id, user principal name or mail address. */
export function findPerson({ db }: Tenant, key: string): Person | undefined {
  const sql = 'SELECT * FROM users WHERE oid = ? OR upn = ? OR mail = ?';
  const row = db.one<UserRow>(sql, key.toLowerCase(), key, key);
  return row && toPerson(row);
}

export function allPeople({ db }: Tenant): Person[] {
  return db.all<UserRow>('SELECT * FROM users ORDER BY display_name, oid').map(toPerson);
}

function toPerson(row: UserRow): Person {
  return {
    oid: row.oid,
    displayName: row.display_name,
    givenName: row.given_name,
    surname: row.surname,
    mail: row.mail,
    upn: row.upn,
    jobTitle: row.job_title,
    department: row.department,
    accountEnabled: row.account_enabled === 1,
    managerOid: row.manager_oid,
    ...(row.automatic_replies_json !== null && {
      automaticReplies: JSON.parse(row.automatic_replies_json),
    }),
  };
}

export function keepAutomaticReplies({ db }: Tenant, oid: string, replies: AutomaticReplies): void {
  db.update('users', { automatic_replies_json: JSON.stringify(replies) }, { oid });
}

/** Whether automatic replies answer at this moment. */
export function isReplyingAutomatically(replies: AutomaticReplies | undefined, now: Date): boolean {
  if (!replies || replies.status === 'disabled') return false;
  if (replies.status === 'alwaysEnabled') return true;
  const after = replies.from === undefined || new Date(replies.from) <= now;
  const before = replies.to === undefined || now < new Date(replies.to);
  return after && before;
}
