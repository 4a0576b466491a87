import { findPerson } from '../entra/directory.ts';
import { folderId } from '../ids.ts';
import type { Tenant } from '../tenant.ts';
import { carries } from './access.ts';
import type { GraphCall } from './call.ts';
import { GraphError, mailDenied, mailNotFound } from './errors.ts';
import { type Operation, operations } from './operations.ts';
import { myOid } from './users.ts';

export interface Mailbox {
  id: string;
  address: string;
  displayName: string;
  kind: 'user' | 'shared';
  /** The user object it belongs to; a shared mailbox has one that cannot sign in. */
  oid: string;
}

/** What a person may do with a mailbox that is not theirs. */
export type MailboxAccess = 'fullAccess' | 'sendAs' | 'sendOnBehalf';

type Row = {
  id: string;
  address: string;
  display_name: string;
  kind: 'user' | 'shared';
  owner_oid: string;
};

const toMailbox = (row: Row): Mailbox => ({
  id: row.id,
  address: row.address,
  displayName: row.display_name,
  kind: row.kind,
  oid: row.owner_oid,
});

/**
 * The mailbox of the request, once it is sure that the caller may open it: one's own, one with Full
 * Access and a `.Shared` permission, or any for an app that was given the application permission.
 */
export function openMailbox(call: GraphCall): Mailbox {
  const key = call.param('user');
  const oid = key === '' ? myOid(call) : findPerson(call.tenant, key)?.oid;
  const mailbox = oid === undefined ? undefined : mailboxOf(call.tenant, oid);
  if (!mailbox)
    throw new GraphError(404, 'ErrorInvalidUser', `The requested user '${key}' is invalid.`);
  if (call.principal.kind === 'user' && call.principal.oid !== mailbox.oid)
    requireShared(call, mailbox, call.principal.oid);
  return mailbox;
}

function requireShared(call: GraphCall, mailbox: Mailbox, oid: string): void {
  const { shared }: Operation = operations[call.operation];
  if (!carries(call.principal, shared ?? [])) throw mailDenied();
  // Exchange does not tell a mailbox that one may not open from one that is not there.
  if (!hasAccess(call.tenant, mailbox, oid, 'fullAccess')) throw mailNotFound();
}

export function mailboxOf({ db }: Tenant, oid: string): Mailbox | undefined {
  const row = db.one<Row>('SELECT * FROM mailboxes WHERE owner_oid = ?', oid);
  return row && toMailbox(row);
}

export function mailboxAt({ db }: Tenant, address: string): Mailbox | undefined {
  const row = db.one<Row>('SELECT * FROM mailboxes WHERE address = ?', address);
  return row && toMailbox(row);
}

/** Whether it takes no more mail. */
export function isFull({ db }: Tenant, { id }: Mailbox): boolean {
  return db.one('SELECT 1 FROM full_mailboxes WHERE mailbox_id = ?', id) !== undefined;
}

export function setFull({ db }: Tenant, { id }: Mailbox, isFullNow: boolean): void {
  db.run('DELETE FROM full_mailboxes WHERE mailbox_id = ?', id);
  if (isFullNow) db.insert('full_mailboxes', { mailbox_id: id });
}

export function hasAccess(
  { db }: Tenant,
  mailbox: Mailbox,
  oid: string,
  access: MailboxAccess,
): boolean {
  const sql = 'SELECT 1 FROM mailbox_rights WHERE mailbox_id = ? AND oid = ? AND access = ?';
  return db.one(sql, mailbox.id, oid, access) !== undefined;
}

/** The mailboxes a person may open: their own first. */
export function openableMailboxes({ db }: Tenant, oid: string): Mailbox[] {
  const sql = `SELECT m.* FROM mailboxes m WHERE m.owner_oid = ? OR EXISTS
    (SELECT 1 FROM mailbox_rights r WHERE r.mailbox_id = m.id AND r.oid = ? AND r.access = 'fullAccess')
    ORDER BY m.kind DESC, m.display_name, m.address`;
  return db.all<Row>(sql, oid, oid).map(toMailbox);
}

export const wellKnownFolders = [
  ['inbox', 'Inbox'],
  ['drafts', 'Drafts'],
  ['sentitems', 'Sent Items'],
  ['deleteditems', 'Deleted Items'],
  ['archive', 'Archive'],
  ['junkemail', 'Junk Email'],
  ['outbox', 'Outbox'],
] as const;

export function makeMailbox({ db }: Tenant, mailbox: Mailbox): void {
  db.insert('mailboxes', {
    id: mailbox.id,
    address: mailbox.address,
    display_name: mailbox.displayName,
    kind: mailbox.kind,
    owner_oid: mailbox.oid,
  });
  for (const [well_known, display_name] of wellKnownFolders)
    db.insert('folders', {
      id: folderId(mailbox.id, well_known),
      mailbox_id: mailbox.id,
      well_known,
      display_name,
    });
}
