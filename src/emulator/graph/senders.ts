import type { GraphRecipient } from '../../wire/graph.ts';
import type { GraphCall } from './call.ts';
import { GraphError } from './errors.ts';
import { hasAccess, type Mailbox, mailboxAt } from './mailboxes.ts';
import type { MessageDetails } from './message-store.ts';

/** `from` and `sender` after Exchange checked the right: Send As, else "on behalf of". */
export function senders(
  call: GraphCall,
  mailbox: Mailbox,
  details: MessageDetails,
): MessageDetails {
  const own = recipient(mailbox);
  const address = details.from?.emailAddress?.address ?? mailbox.address;
  const from = mailboxAt(call.tenant, address);
  const { principal, tenant } = call;
  if (principal.kind === 'app')
    return from?.id === mailbox.id ? { ...details, from: own, sender: own } : denied();
  if (from?.oid === principal.oid)
    return { ...details, from: recipient(from), sender: recipient(from) };
  if (from && hasAccess(tenant, from, principal.oid, 'sendAs'))
    return { ...details, from: recipient(from), sender: recipient(from) };
  const sender = personal(call);
  if (from && sender && hasAccess(tenant, from, principal.oid, 'sendOnBehalf'))
    return { ...details, from: recipient(from), sender };
  return denied();
}

const recipient = ({ displayName, address }: Mailbox): GraphRecipient => ({
  emailAddress: { name: displayName, address },
});

function personal({ tenant, principal }: GraphCall): GraphRecipient | undefined {
  const sql = 'SELECT display_name, mail FROM users WHERE oid = ?';
  if (principal.kind !== 'user') return undefined;
  const row = tenant.db.one<{ display_name: string; mail: string }>(sql, principal.oid);
  return row && { emailAddress: { name: row.display_name, address: row.mail } };
}

function denied(): never {
  throw new GraphError(
    403,
    'ErrorSendAsDenied',
    'The user account which was used to submit this request does not have the right to send mail on behalf of the specified sending account., Cannot submit message.',
  );
}

/** Everybody a message goes to, each address once, and at least one. */
export function recipientsOf({ to, cc, bcc }: MessageDetails): string[] {
  const addresses = [...to, ...cc, ...bcc].map(({ emailAddress }) =>
    (emailAddress?.address ?? '').trim().toLowerCase(),
  );
  if (addresses.length === 0)
    throw new GraphError(400, 'ErrorInvalidRecipients', 'At least one recipient is not valid.');
  const unreadable = addresses.find((address) => !/^[^\s@]+@[^\s@]+$/.test(address));
  if (unreadable !== undefined)
    throw new GraphError(
      400,
      'ErrorInvalidRecipients',
      `At least one recipient is not valid., Recipient '${unreadable}' is not resolved. All recipients must be resolved before a message can be submitted.`,
    );
  return [...new Set(addresses)];
}
