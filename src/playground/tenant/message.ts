import { amount, type Fields, fields, list, text } from '../json.ts';

export interface Address {
  name: string;
  address: string;
}

/** What a row of the message list shows. */
export interface MessageRow {
  /** Graph (REST) id. */
  id: string;
  subject: string;
  preview: string;
  from: Address;
  to: readonly Address[];
  /** ISO 8601 */
  receivedAt: string;
  unread: boolean;
  hasAttachments: boolean;
}

export interface Message extends MessageRow {
  sender: Address;
  cc: readonly Address[];
  /** Where an answer goes when it is not the sender. */
  replyTo: readonly Address[];
  body: { type: 'html' | 'text'; content: string };
  createdAt: string;
  modifiedAt: string;
  conversationId: string;
  internetMessageId: string;
  attachments: readonly Attachment[];
}

export interface Attachment {
  id: string;
  name: string;
  contentType: string;
  /** Bytes */
  size: number;
  inline: boolean;
  contentId: string;
}

export const ROW_FIELDS =
  'id,subject,bodyPreview,from,toRecipients,receivedDateTime,isRead,hasAttachments';
export const MESSAGE_FIELDS = `${ROW_FIELDS},sender,ccRecipients,replyTo,body,createdDateTime,lastModifiedDateTime,conversationId,internetMessageId`;

export function readRow(value: unknown): MessageRow {
  const message = fields(value);
  return {
    id: text(message['id']),
    subject: text(message['subject']),
    preview: text(message['bodyPreview']),
    from: readAddress(message['from']),
    to: readAddresses(message, 'toRecipients'),
    receivedAt: text(message['receivedDateTime']),
    unread: message['isRead'] === false,
    hasAttachments: message['hasAttachments'] === true,
  };
}

export function readMessage(value: unknown, attachments: readonly Attachment[]): Message {
  const message = fields(value);
  const body = fields(message['body']);
  const row = readRow(value);
  return {
    ...row,
    sender: message['sender'] === undefined ? row.from : readAddress(message['sender']),
    cc: readAddresses(message, 'ccRecipients'),
    replyTo: readAddresses(message, 'replyTo'),
    body: {
      type: text(body['contentType']).toLowerCase() === 'html' ? 'html' : 'text',
      content: text(body['content']),
    },
    createdAt: text(message['createdDateTime']) || row.receivedAt,
    modifiedAt: text(message['lastModifiedDateTime']) || row.receivedAt,
    conversationId: text(message['conversationId']),
    internetMessageId: text(message['internetMessageId']),
    attachments,
  };
}

export function readAttachment(value: unknown): Attachment {
  const attachment = fields(value);
  return {
    id: text(attachment['id']),
    name: text(attachment['name']),
    contentType: text(attachment['contentType']),
    size: amount(attachment['size']),
    inline: attachment['isInline'] === true,
    contentId: text(attachment['contentId']),
  };
}

function readAddresses(message: Fields, name: string): Address[] {
  return list(message[name]).map(readAddress);
}

function readAddress(value: unknown): Address {
  const address = fields(fields(value)['emailAddress']);
  return { name: text(address['name']), address: text(address['address']) };
}

/** What people see of an address: the name, else the address itself. */
export function nameOf({ name, address }: Address): string {
  return name || address;
}
