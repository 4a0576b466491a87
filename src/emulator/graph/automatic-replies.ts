import type { GraphHeader } from '../../wire/graph.ts';
import { record } from '../control/ledger.ts';
import { findPerson, isReplyingAutomatically } from '../entra/directory.ts';
import { type Tenant, timestamp } from '../tenant.ts';
import { type Mailbox, mailboxAt } from './mailboxes.ts';
import { newMessageId } from './message-input.ts';
import { insertMessage, type MessageDetails, type MessageRow, noDetails } from './message-store.ts';

/**
 * Whoever is away answers each sender once, until the automatic replies are set anew. Mails that a
 * machine sent get no answer. To be called inside the transaction of the delivery.
 */
export function answerAutomatically(
  tenant: Tenant,
  mailbox: Mailbox,
  mail: MessageRow,
  { from, headers, references }: MessageDetails,
): void {
  const replies = findPerson(tenant, mailbox.oid)?.automaticReplies;
  const sender = from?.emailAddress;
  if (!replies || !isReplyingAutomatically(replies, tenant.clock.now())) return;
  if (!sender?.address || headers.some(isOfMachine) || !isFirst(tenant, mailbox, sender.address))
    return;
  const asker = mailboxAt(tenant, sender.address);
  const own = { emailAddress: { name: mailbox.displayName, address: mailbox.address } };
  const at = timestamp(tenant);
  if (asker)
    insertMessage(tenant, asker, 'inbox', {
      subject: `Automatic reply: ${mail.subject}`,
      bodyType: 'html',
      // Only colleagues send through this tenant: it is always the message for them.
      body: replies.internalMessage,
      internetMessageId: newMessageId(tenant),
      conversation: mail.conversation,
      isDraft: false,
      isRead: false,
      importance: 'normal',
      receivedAt: at,
      sentAt: at,
      details: {
        ...noDetails,
        from: own,
        sender: own,
        to: [{ emailAddress: sender }],
        headers: replyHeaders(mail),
        references: [...references, mail.internet_message_id].slice(-20),
      },
      attachments: [],
      extendedProperties: [],
    });
  const detail = { mailbox: mailbox.address, to: sender.address };
  record(tenant, 'mail.answered automatically', {}, detail);
}

function isFirst({ db }: Tenant, { id }: Mailbox, sender: string): boolean {
  const sql = 'INSERT OR IGNORE INTO automatic_replies_sent (mailbox_id, sender) VALUES (?, ?)';
  return db.run(sql, id, sender) === 1;
}

/** Everybody is answered anew. */
export function forgetAnswered({ db }: Tenant, { id }: Mailbox): void {
  db.run('DELETE FROM automatic_replies_sent WHERE mailbox_id = ?', id);
}

function isOfMachine({ name, value }: GraphHeader): boolean {
  const line = `${name ?? ''}: ${value ?? ''}`;
  return (
    /^auto-submitted: (?!no$)/i.test(line) ||
    /^x-auto-response-suppress: .*\b(?:oof|all)\b/i.test(line)
  );
}

const replyHeaders = (mail: MessageRow): GraphHeader[] => [
  { name: 'Auto-Submitted', value: 'auto-generated' },
  { name: 'In-Reply-To', value: mail.internet_message_id },
  { name: 'References', value: mail.internet_message_id },
  { name: 'X-Auto-Response-Suppress', value: 'All' },
];
