import { z } from 'zod';
import { newAttachment, toStored } from '../graph/attachments.ts';
import type { Mailbox } from '../graph/mailboxes.ts';
import { messageInput, newMessageId, withName } from '../graph/message-input.ts';
import { insertMessage, noDetails } from '../graph/message-store.ts';
import { conversationOf } from '../ids.ts';
import { graphTime, type Tenant, timestamp } from '../tenant.ts';
import { conversationFor } from '../graph/parsed-mail.ts';
import type { Imported } from './import-mail.ts';

/** A message as Graph writes it, for seeds and tests. */
export const graphLikeMessage = messageInput
  .pick({
    subject: true,
    from: true,
    sender: true,
    toRecipients: true,
    ccRecipients: true,
    replyTo: true,
    body: true,
    importance: true,
    isRead: true,
    categories: true,
    internetMessageId: true,
    internetMessageHeaders: true,
  })
  .extend({
    /** Any text: messages with the same one are one conversation. */
    conversationId: z.string().min(1).optional(),
    receivedDateTime: z.iso.datetime({ offset: true }).optional(),
    attachments: z.array(newAttachment.extend({ contentBytes: z.base64().default('') })).optional(),
  })
  .strict();

export function importGraphMessage(
  tenant: Tenant,
  mailbox: Mailbox,
  input: z.output<typeof graphLikeMessage>,
): Imported {
  const internetMessageId = input.internetMessageId ?? newMessageId(tenant);
  const headers = input.internetMessageHeaders ?? [];
  const references = headers
    .filter(({ name }) => /^(references|in-reply-to)$/i.test(name))
    .flatMap(({ value }) => value.match(/<[^<>\s]+>/g) ?? []);
  const at = input.receivedDateTime
    ? graphTime(new Date(input.receivedDateTime))
    : timestamp(tenant);
  const named = (list: typeof input.toRecipients) =>
    (list ?? []).map((one) => withName(tenant, one));
  const from = input.from ? withName(tenant, input.from) : null;
  const row = tenant.db.atomically(() =>
    insertMessage(tenant, mailbox, 'inbox', {
      subject: input.subject ?? '',
      bodyType: input.body?.contentType ?? 'text',
      body: input.body?.content ?? '',
      internetMessageId,
      conversation:
        input.conversationId === undefined
          ? conversationFor(tenant, references, internetMessageId)
          : conversationOf(input.conversationId),
      isDraft: false,
      isRead: input.isRead ?? false,
      importance: input.importance ?? 'normal',
      receivedAt: at,
      sentAt: at,
      details: {
        ...noDetails,
        from,
        sender: input.sender ? withName(tenant, input.sender) : from,
        to: named(input.toRecipients),
        cc: named(input.ccRecipients),
        replyTo: named(input.replyTo),
        categories: input.categories ?? [],
        headers,
        references,
      },
      attachments: (input.attachments ?? []).map(toStored),
      extendedProperties: [],
    }),
  );
  return { kind: 'imported', id: row.ordinary_id };
}
