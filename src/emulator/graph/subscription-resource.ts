import { findPerson } from '../entra/directory.ts';
import { carries } from './access.ts';
import { requireAccess } from './authorise.ts';
import { decoded } from './addresses.ts';
import type { GraphCall } from './call.ts';
import { GraphError, itemNotFound, mailDenied, mailNotFound, notEmulated } from './errors.ts';
import { findListRow } from './list-store.ts';
import { mailboxOf } from './mailboxes.ts';
import { type Operation, operations } from './operations.ts';
import { findSite } from './site-access.ts';

/** What a subscription watches, once it is sure that the caller may. */
export interface Watched {
  target: string;
  allowedChanges: readonly string[];
  maxMinutes: number;
}

/**
 * Reads `resource` of a subscription.
 *
 *     resource = list | messages
 *     list     = "sites/" site "/lists/" list
 *     messages = ( "me" | "users/" user ) [ "/mailFolders/" folder ] "/messages"
 *
 * with keys also in brackets, `mailFolders('inbox')`, and with or without a slash in front.
 */
export function readResource(call: GraphCall, resource: string): Watched {
  const path = resource
    .replace(/^\//, '')
    .replaceAll(/\(\s*'([^']*)'\s*\)/g, '/$1')
    .split('/')
    .map(decoded);
  const [first = '', ...rest] = path;
  if (/^sites$/i.test(first) && rest.length === 3 && /^lists$/i.test(rest[1] ?? ''))
    return watchedList(call, rest[0] ?? '', rest[2] ?? '');
  const [user, tail] = /^me$/i.test(first) ? [undefined, rest] : [rest[0], rest.slice(1)];
  if (!/^(?:me|users)$/i.test(first) || !/^messages$/i.test(tail.at(-1) ?? ''))
    throw notEmulated(`subscriptions to ${resource}`);
  if (tail.length === 1) return watchedMail(call, user, undefined);
  if (tail.length === 3 && /^mailFolders$/i.test(tail[0] ?? ''))
    return watchedMail(call, user, tail[1]);
  throw notEmulated(`subscriptions to ${resource}`);
}

function watchedList(call: GraphCall, siteKey: string, listKey: string): Watched {
  const site = findSite(call.tenant, siteKey);
  if (!site) throw itemNotFound('Requested site could not be found');
  const asking = { ...call, operation: 'list.subscribe' as const };
  const row = findListRow(call.tenant, site.id, listKey);
  requireAccess(asking, { siteId: site.id, ...(row && { listId: row.id }) });
  if (!row) throw itemNotFound('The specified list was not found');
  return { target: `list ${row.id}`, allowedChanges: ['updated'], maxMinutes: 42_300 };
}

/** A person may watch their own mailbox only; an app any. */
function watchedMail(
  call: GraphCall,
  user: string | undefined,
  folder: string | undefined,
): Watched {
  const { principal, tenant } = call;
  const { delegated, application }: Operation = operations['mail.read'];
  if (!carries(principal, principal.kind === 'user' ? delegated : application)) throw mailDenied();
  const self = principal.kind === 'user' ? principal.oid : '';
  const oid = user === undefined ? self : findPerson(tenant, user)?.oid;
  const mailbox = oid === undefined ? undefined : mailboxOf(tenant, oid);
  if (!mailbox)
    throw new GraphError(404, 'ErrorInvalidUser', `The requested user '${user ?? ''}' is invalid.`);
  if (principal.kind === 'user' && mailbox.oid !== self) throw mailDenied();
  const target =
    folder === undefined ? `mailbox ${mailbox.id}` : `folder ${folderIn(call, mailbox.id, folder)}`;
  const maxMinutes = Number(tenant.switches.now().mailSubscriptionMinutes);
  return { target, allowedChanges: ['created', 'updated', 'deleted'], maxMinutes };
}

function folderIn({ tenant }: GraphCall, mailboxId: string, key: string): string {
  const sql = 'SELECT id FROM folders WHERE mailbox_id = ? AND (id = ? OR well_known = ?)';
  const row = tenant.db.one<{ id: string }>(sql, mailboxId, key, key.toLowerCase());
  if (!row) throw mailNotFound();
  return row.id;
}
