import type { GraphHeader, GraphRecipient } from '../../wire/graph.ts';
import { record } from '../control/ledger.ts';
import type { GraphCall } from './call.ts';
import { type Mailbox, mailboxAt } from './mailboxes.ts';
import { copiesOfAttachments } from './attachment-store.ts';
import { insertMessage, type MessageDetails, type MessageRow } from './message-store.ts';

/** Puts a copy into the inboxes of the tenant; gives back the addresses that lie outside. */
export function deliver(
  { tenant }: GraphCall,
  sent: MessageRow,
  details: MessageDetails,
  recipients: string[],
): { inside: string[]; outside: string[] } {
  const mailboxes = recipients.map((address) => mailboxAt(tenant, address));
  const attachments = copiesOfAttachments(tenant, sent);
  for (const mailbox of mailboxes)
    if (mailbox)
      insertMessage(tenant, mailbox, 'inbox', {
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
        attachments,
        extendedProperties: [],
      });
  return {
    inside: recipients.filter((_, i) => mailboxes[i]),
    outside: recipients.filter((_, i) => !mailboxes[i]),
  };
}

function receivedHeaders(sent: MessageRow, details: MessageDetails): GraphHeader[] {
  const list = (recipients: GraphRecipient[]): string =>
    recipients
      .map(({ emailAddress }) => `${emailAddress?.name} <${emailAddress?.address}>`)
      .join(', ');
  const all: [string, string][] = [
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
  delivered: { inside: string[]; outside: string[] },
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
    },
  );
}
