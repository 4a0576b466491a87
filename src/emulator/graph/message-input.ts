import { z } from 'zod';
import type { GraphHeader, GraphRecipient } from '../../wire/graph.ts';
import { findPerson } from '../entra/directory.ts';
import { conversationOf, newInternetMessageId } from '../ids.ts';
import { type Tenant, timestamp } from '../tenant.ts';
import { newAttachment, toStored } from './attachments.ts';
import { badRequest, GraphError } from './errors.ts';
import { type Mailbox, mailboxAt } from './mailboxes.ts';
import { type MessageDetails, type NewMessage, noDetails } from './message-store.ts';

const recipient = z.object({
  emailAddress: z.object({ address: z.string().max(320), name: z.string().nullish() }),
});
const recipients = z.array(recipient).max(1000);
const contentType = z.string().transform((type) => (/^html$/i.test(type) ? 'html' : 'text'));
const header = z.object({ name: z.string(), value: z.string() });
const extendedProperty = z.object({ id: z.string(), value: z.string() });

/** What may be written into a message. Graph ignores what it computes itself. */
export const messageInput = z
  .object({
    '@odata.type': z.string(),
    subject: z.string().nullable(),
    body: z.object({ contentType: contentType.default('text'), content: z.string().nullable() }),
    toRecipients: recipients,
    ccRecipients: recipients,
    bccRecipients: recipients,
    replyTo: recipients,
    from: recipient.nullable(),
    sender: recipient.nullable(),
    importance: z.enum(['low', 'normal', 'high']),
    categories: z.array(z.string()),
    isRead: z.boolean(),
    isDeliveryReceiptRequested: z.boolean().nullable(),
    isReadReceiptRequested: z.boolean().nullable(),
    flag: z.looseObject({ flagStatus: z.enum(['notFlagged', 'flagged', 'complete']) }),
    inferenceClassification: z.string(),
    internetMessageId: z.string(),
    internetMessageHeaders: z.array(header),
    singleValueExtendedProperties: z.array(extendedProperty),
    attachments: z.array(newAttachment),
  })
  .partial()
  .strict();
export type MessageInput = z.output<typeof messageInput>;

/** A new draft of this mailbox. */
export function newDraft(tenant: Tenant, mailbox: Mailbox, input: MessageInput): NewMessage {
  const internetMessageId = input.internetMessageId ?? newMessageId(tenant);
  const at = timestamp(tenant);
  checkHeaders(input.internetMessageHeaders ?? []);
  const blank: NewMessage = {
    subject: '',
    bodyType: 'text',
    body: '',
    internetMessageId,
    conversation: conversationOf(internetMessageId),
    isDraft: true,
    isRead: true,
    importance: 'normal',
    receivedAt: at,
    sentAt: at,
    details: { ...noDetails, headers: input.internetMessageHeaders ?? [], ...ownSender(mailbox) },
    attachments: (input.attachments ?? []).map(toStored),
    extendedProperties: checkedProperties(input),
  };
  return overlay(tenant, blank, input);
}

export const ownSender = (mailbox: Mailbox): Pick<MessageDetails, 'from' | 'sender'> => {
  const own = { emailAddress: { name: mailbox.displayName, address: mailbox.address } };
  return { from: own, sender: own };
};

export const newMessageId = ({ profile }: Tenant): string =>
  newInternetMessageId(
    `${profile?.tenantName.replaceAll(/[^A-Za-z0-9]/g, '') ?? 'x'}.deu.prod.outlook.com`,
  );

/** The parts of a message that a caller may set, with the caller's laid over what was there. */
export function overlay<
  T extends Pick<NewMessage, 'subject' | 'bodyType' | 'body' | 'importance' | 'isRead' | 'details'>,
>(tenant: Tenant, message: T, input: MessageInput): T {
  return {
    ...message,
    subject: input.subject === undefined ? message.subject : (input.subject ?? ''),
    ...(input.body && { bodyType: input.body.contentType, body: input.body.content ?? '' }),
    importance: input.importance ?? message.importance,
    isRead: input.isRead ?? message.isRead,
    details: overlayDetails(tenant, message.details, input),
  };
}

function overlayDetails(
  tenant: Tenant,
  before: MessageDetails,
  input: MessageInput,
): MessageDetails {
  const named = (list: z.output<typeof recipients> | undefined): GraphRecipient[] | undefined =>
    list?.map((one) => withName(tenant, one));
  return {
    ...before,
    to: named(input.toRecipients) ?? before.to,
    cc: named(input.ccRecipients) ?? before.cc,
    bcc: named(input.bccRecipients) ?? before.bcc,
    replyTo: named(input.replyTo) ?? before.replyTo,
    from: input.from ? withName(tenant, input.from) : before.from,
    sender: input.sender ? withName(tenant, input.sender) : before.sender,
    categories: input.categories ?? before.categories,
    flagStatus: input.flag?.flagStatus ?? before.flagStatus,
  };
}

/** Exchange fills in the name of people it knows, and repeats the address of others. */
export function withName(
  tenant: Tenant,
  { emailAddress }: z.output<typeof recipient>,
): GraphRecipient {
  const { address, name } = emailAddress;
  if (name) return { emailAddress: { name, address } };
  const known = findPerson(tenant, address) ?? mailboxAt(tenant, address);
  return { emailAddress: { name: known?.displayName ?? address, address } };
}

const maxCustomHeaders = 5;

/** Own headers can be set only when a message is made, and only `X-…`. */
export function checkHeaders(headers: GraphHeader[]): void {
  const foreign = headers.find(({ name }) => !/^x-[^\s:]+$/i.test(name ?? ''));
  if (foreign)
    throw new GraphError(
      400,
      'InvalidInternetMessageHeader',
      `The internet message header name '${foreign.name}' should start with 'x-' or 'X-'.`,
    );
  if (headers.length > maxCustomHeaders)
    throw new GraphError(
      400,
      'InvalidInternetMessageHeaderCollection',
      `Maximum number of headers in one message should be less than or equal to ${maxCustomHeaders}.`,
    );
}

const propertyId =
  /^(?:String|Integer|Long|Short|Boolean|SystemTime|Double|CLSID|Binary|Currency|Float|ApplicationTime) +(?:\{[0-9a-f-]{36}\} +(?:Name .+|Id 0x[0-9a-f]+)|0x[0-9a-f]+)$/i;

export function checkedProperties(input: MessageInput): { id: string; value: string }[] {
  const properties = input.singleValueExtendedProperties ?? [];
  const unreadable = properties.find(({ id }) => !propertyId.test(id));
  if (unreadable) throw badRequest(`The extended property id '${unreadable.id}' is malformed.`);
  return properties;
}
