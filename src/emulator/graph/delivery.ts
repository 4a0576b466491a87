import type { GraphHeader, GraphRecipient } from '../../wire/graph.ts';
import { record } from '../control/ledger.ts';
import type { Tenant } from '../tenant.ts';
import { answerAutomatically } from './automatic-replies.ts';
import { bounce } from './bounce.ts';
import type { GraphCall } from './call.ts';
import { isFull, type Mailbox, mailboxAt } from './mailboxes.ts';
import { copiesOfAttachments } from './attachment-store.ts';
import {
  insertMessage,
  type MessageDetails,
  type MessageRow,
  type NewMessage,
} from './message-store.ts';

/** Where a mail went. */
export interface Delivered {
  inside: string[];
  outside: string[];
  /** Addresses of this tenant that nobody has: their mail came back. */
  unknown: string[];
  /** Addresses whose mailbox is full: their mail came back, too. */
  full: string[];
  /** Not sent yet, because the mailbox sent too many. */
  waiting: string[];
}

/**
 * Puts a copy into the inboxes of the tenant. Who is away answers by themselves, and what nobody can
 * receive comes back to the sender.
 */
export function deliver(
  tenant: Tenant,
  sent: MessageRow,
  details: MessageDetails,
  recipients: string[],
): Delivered {
  const mailboxes = recipients.map((address) => mailboxAt(tenant, address));
  const takes = (mailbox: Mailbox | undefined) => mailbox && !isFull(tenant, mailbox);
  for (const mailbox of mailboxes)
    if (mailbox && takes(mailbox)) {
      insertMessage(tenant, mailbox, 'inbox', copyFor(tenant, sent, details));
      answerAutomatically(tenant, mailbox, sent, details);
    }
  const domain = `@${tenant.profile?.domain ?? ''}`;
  const nowhere = recipients.filter((_, i) => !mailboxes[i]);
  const unknown = nowhere.filter((address) => address.endsWith(domain));
  if (unknown.length > 0) bounce(tenant, sent, details, unknown, 'unknown');
  const full = recipients.filter((_, i) => mailboxes[i] && !takes(mailboxes[i]));
  if (full.length > 0) bounce(tenant, sent, details, full, 'full');
  return {
    inside: recipients.filter((_, i) => takes(mailboxes[i])),
    outside: nowhere.filter((address) => !address.endsWith(domain)),
    unknown,
    full,
    waiting: [],
  };
}

function copyFor(tenant: Tenant, sent: MessageRow, details: MessageDetails): NewMessage {
  return {
    subject: sent.subject,
    bodyType: sent.body_type,
    body: sent.body,
    internetMessageId: sent.internet_message_id,
    conversation: sent.conversation,
    isDraft: false,
    isRead: false,
    importance: sent.importance,
    receivedAt: sent.received_at,
    sentAt: sent.sent_at,
    details: {
      ...details,
      bcc: [],
      headers: receivedHeaders(sent, details),
      flagStatus: 'notFlagged',
      categories: [],
    },
    attachments: copiesOfAttachments(tenant, sent),
    extendedProperties: [],
  };
}

const isOnBehalf = ({ from, sender }: MessageDetails): boolean =>
  from?.emailAddress?.address !== sender?.emailAddress?.address;

function receivedHeaders(sent: MessageRow, details: MessageDetails): GraphHeader[] {
  const list = (recipients: GraphRecipient[]): string =>
    recipients
      .map(({ emailAddress }) => `${emailAddress?.name} <${emailAddress?.address}>`)
      .join(', ');
  const all: [string, string][] = [
    ['Sender', isOnBehalf(details) && details.sender ? list([details.sender]) : ''],
    ['From', details.from ? list([details.from]) : ''],
    ['To', list(details.to)],
    ['Cc', list(details.cc)],
    ['Reply-To', list(details.replyTo)],
    ['Subject', sent.subject],
    ['Date', new Date(sent.sent_at).toUTCString().replace('GMT', '+0000')],
    ['Message-ID', sent.internet_message_id],
    ['References', details.references.join(' ')],
    ['MIME-Version', '1.0'],
  ];
  const own = all.filter(([, value]) => value !== '').map(([name, value]) => ({ name, value }));
  return [...own, ...details.headers];
}

export function recordSubmission(
  { tenant, principal }: GraphCall,
  mailbox: Mailbox,
  sent: MessageRow,
  { from, to, cc, bcc, replyTo }: MessageDetails,
  delivered: Delivered,
): void {
  const oid = principal.kind === 'user' ? { oid: principal.oid } : {};
  const addresses = (list: GraphRecipient[]) =>
    list.map(({ emailAddress }) => emailAddress?.address);
  record(
    tenant,
    'mail.submitted',
    { ...oid, clientId: principal.clientId },
    {
      mailbox: mailbox.address,
      immutableId: sent.immutable_id,
      internetMessageId: sent.internet_message_id,
      subject: sent.subject,
      from: from?.emailAddress?.address,
      to: addresses(to),
      cc: addresses(cc),
      bcc: addresses(bcc),
      replyTo: addresses(replyTo),
      delivered: delivered.inside,
      external: delivered.outside,
      ...(delivered.unknown.length > 0 && { unknown: delivered.unknown }),
      ...(delivered.full.length > 0 && { full: delivered.full }),
      ...(delivered.waiting.length > 0 && { waiting: delivered.waiting }),
    },
  );
}
