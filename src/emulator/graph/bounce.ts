import { record } from '../control/ledger.ts';
import { type Tenant, timestamp } from '../tenant.ts';
import { escapeHtml } from './html-text.ts';
import { mailboxAt } from './mailboxes.ts';
import { newMessageId } from './message-input.ts';
import { insertMessage, type MessageDetails, type MessageRow, noDetails } from './message-store.ts';

/** Exchange's own sender of non-delivery reports; the number is the same in every tenant. */
const exchangeAddress = 'MicrosoftExchange329e71ec88ae4615bbc36ab6ce41109e';
/** Enhanced status codes of RFC 3463 in Exchange's words. */
const statuses = {
  unknown: '550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient not found by SMTP address lookup',
  full: '554 5.2.2 mailbox full; the recipient has exceeded their limit',
} as const;

/** A non-delivery report in the inbox of whoever sent the mail; for "on behalf of", the person. */
export function bounce(
  tenant: Tenant,
  sent: MessageRow,
  details: MessageDetails,
  nobody: string[],
  why: keyof typeof statuses,
): void {
  const sender = details.sender?.emailAddress;
  const mailbox = mailboxAt(tenant, sender?.address ?? '');
  if (!mailbox || !sender) return;
  const exchange = {
    emailAddress: {
      name: 'Microsoft Outlook',
      address: `${exchangeAddress}@${tenant.profile?.domain ?? ''}`,
    },
  };
  const at = timestamp(tenant);
  insertMessage(tenant, mailbox, 'inbox', {
    subject: `Undeliverable: ${sent.subject}`,
    bodyType: 'html',
    body: report(nobody, statuses[why]),
    internetMessageId: newMessageId(tenant),
    conversation: sent.conversation,
    isDraft: false,
    isRead: false,
    importance: 'normal',
    receivedAt: at,
    sentAt: at,
    details: {
      ...noDetails,
      from: exchange,
      sender: exchange,
      to: [{ emailAddress: sender }],
      headers: headers(sent, nobody),
      references: [...details.references, sent.internet_message_id].slice(-20),
    },
    attachments: [],
    extendedProperties: [],
  });
  record(
    tenant,
    'mail.bounced',
    {},
    { internetMessageId: sent.internet_message_id, [why]: nobody },
  );
}

const report = (nobody: string[], status: string): string =>
  `<p>Your message couldn't be delivered to: ${nobody.map(escapeHtml).join(', ')}</p><p>Remote Server returned '${status}'</p>`;

const headers = (sent: MessageRow, nobody: string[]) => [
  { name: 'Auto-Submitted', value: 'auto-replied' },
  { name: 'Content-Type', value: 'multipart/report; report-type=delivery-status' },
  { name: 'In-Reply-To', value: sent.internet_message_id },
  { name: 'References', value: sent.internet_message_id },
  { name: 'X-Failed-Recipients', value: nobody.join(', ') },
  { name: 'X-MS-Exchange-Message-Is-Ndr', value: '' },
];
