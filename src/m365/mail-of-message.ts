import { automaticKindOf } from '../core/automatic-headers.ts';
import { isUnproven } from '../core/sender-proof.ts';
import type { Mail, MailAddress } from '../core/mail.ts';
import type { Message } from '../wire/graph-answers.ts';

type Recipient = NonNullable<Message['from']>;

/** A Graph message as the mail that `core` reads. */
export function mailOf(message: Message, attachmentNames: string[], mailbox?: string): Mail {
  const { body } = message;
  const headers = message.internetMessageHeaders ?? [];
  const automatic = automaticKindOf(headers);
  return {
    subject: message.subject ?? '',
    from: addressOf(message.from ?? message.sender),
    to: (message.toRecipients ?? []).map(addressOf),
    cc: (message.ccRecipients ?? []).map(addressOf),
    ...(mailbox !== undefined && { mailbox: mailbox.toLowerCase() }),
    receivedAt: message.receivedDateTime ?? '',
    body: {
      contentType: body?.contentType.toLowerCase() === 'html' ? 'html' : 'text',
      content: body?.content ?? '',
    },
    attachmentNames,
    bulk: headers.some(isBulkHeader),
    ...(automatic !== undefined && { automatic }),
    ...(message.replyTo?.length && { replyTo: message.replyTo.map(addressOf) }),
    ...(isUnproven(headers) && { unproven: true }),
  };
}

/**
 * The message id a conversation began with: the first of `References`, else what is replied to (RFC 5322, 3.6.4).
 * Unlike Graph's `conversationId` it is the same in every mailbox.
 */
export function conversationRootOf(message: Message): string {
  const header = (wanted: string) =>
    message.internetMessageHeaders?.find(({ name }) => name.toLowerCase() === wanted)?.value ?? '';
  const [root] = `${header('references')} ${header('in-reply-to')}`.match(/<[^<>\s]{1,998}>/) ?? [];
  return root ?? (message.internetMessageId || message.id);
}

function addressOf(recipient: Recipient | null | undefined): MailAddress {
  const { name, address } = recipient?.emailAddress ?? {};
  return { name: name ?? '', address: (address ?? '').toLowerCase() };
}

/** RFC 2369, RFC 2919, and the old custom of `Precedence`. */
function isBulkHeader({
  name,
  value,
}: {
  name: string;
  value?: string | null | undefined;
}): boolean {
  const header = name.toLowerCase();
  if (header === 'list-unsubscribe' || header === 'list-id') return true;
  return header === 'precedence' && /bulk|list|junk/i.test(value ?? '');
}
