import { z } from 'zod';
import type { GraphRecipient } from '../../wire/graph.ts';
import { timestamp } from '../tenant.ts';
import { openMessage } from './attachments.ts';
import { accepted, type GraphCall, readBody, type Register } from './call.ts';
import { deliver, recordSubmission } from './delivery.ts';
import { GraphError, notEmulated } from './errors.ts';
import { hasAccess, type Mailbox, mailboxAt, openMailbox } from './mailboxes.ts';
import { messageInput, newDraft } from './message-input.ts';
import {
  deleteMessage,
  detailsOf,
  insertMessage,
  type MessageDetails,
  type MessageRow,
  moveMessage,
  updateMessage,
} from './message-store.ts';

const sendMailBody = z
  .object({
    message: messageInput,
    saveToSentItems: z.union([z.boolean(), z.stringbool()]).nullish(),
  })
  .strict();

export function sendRoutes(on: Register): void {
  for (const owner of ['/me', '/users/:user']) {
    on('POST', `${owner}/messages/:message/send`, 'mail.send', (call) => {
      const [mailbox, row] = openMessage(call);
      requireDraft(row);
      call.tenant.db.atomically(() => submit(call, mailbox, row));
      return accepted();
    });
    on('POST', `${owner}/sendMail`, 'mail.send', sendMail);
  }
}

async function sendMail(call: GraphCall): Promise<Response> {
  if (/^text\/plain/i.test(call.header('content-type') ?? ''))
    throw notEmulated('sendMail in MIME');
  const { message, saveToSentItems } = await readBody(call, sendMailBody);
  const mailbox = openMailbox(call);
  const { tenant } = call;
  tenant.db.atomically(() => {
    const draft = insertMessage(tenant, mailbox, 'drafts', newDraft(tenant, mailbox, message));
    const sent = submit(call, mailbox, draft);
    if (saveToSentItems === false) deleteMessage(tenant, sent);
  });
  return accepted();
}

/** Whether Exchange takes a second send of one message is unknown; here it does not. */
function requireDraft(row: MessageRow): void {
  if (row.is_draft === 0)
    throw new GraphError(
      400,
      'ErrorInvalidRequest',
      'The message is not a draft and cannot be sent.',
    );
}

/** Sends a draft: it moves to Sent Items and lies in the inbox of everybody inside the tenant. */
export function submit(call: GraphCall, mailbox: Mailbox, draft: MessageRow): MessageRow {
  const { tenant } = call;
  const details = senders(call, mailbox, detailsOf(draft));
  const recipients = recipientsOf(details);
  if (recipients.length === 0)
    throw new GraphError(400, 'ErrorInvalidRecipients', 'At least one recipient is not valid.');
  const at = timestamp(tenant);
  const submitted = { ...draft, is_draft: 0, is_read: 1, sent_at: at, received_at: at };
  const sent = moveMessage(tenant, updateMessage(tenant, submitted, details), 'sentitems');
  const delivered = deliver(call, sent, details, recipients);
  recordSubmission(call, mailbox, sent, details, delivered);
  return sent;
}

/** `from` and `sender` after Exchange checked the right: Send As, else "on behalf of". */
function senders(call: GraphCall, mailbox: Mailbox, details: MessageDetails): MessageDetails {
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

/** Everybody a message goes to, each address once. */
function recipientsOf({ to, cc, bcc }: MessageDetails): string[] {
  const addresses = [...to, ...cc, ...bcc].map(({ emailAddress }) =>
    (emailAddress?.address ?? '').trim().toLowerCase(),
  );
  const unreadable = addresses.find((address) => !/^[^\s@]+@[^\s@]+$/.test(address));
  if (unreadable !== undefined)
    throw new GraphError(
      400,
      'ErrorInvalidRecipients',
      `At least one recipient is not valid., Recipient '${unreadable}' is not resolved. All recipients must be resolved before a message can be submitted.`,
    );
  return [...new Set(addresses)];
}
