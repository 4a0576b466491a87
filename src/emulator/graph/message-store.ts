import type { GraphExtendedProperty, GraphHeader, GraphRecipient } from '../../wire/graph.ts';
import { folderId, immutableMessageId, newGuid, ordinaryMessageId } from '../ids.ts';
import { type Tenant, timestamp } from '../tenant.ts';
import { asDocument, preview } from './html-text.ts';
import { samePropertyId } from './extended-properties.ts';
import type { Mailbox, WellKnownFolder } from './mailboxes.ts';

export interface MessageRow {
  number: number;
  mailbox_id: string;
  folder_id: string;
  ordinary_id: string;
  immutable_id: string;
  internet_message_id: string;
  conversation: string;
  version: number;
  subject: string;
  from_address: string | null;
  is_draft: number;
  is_read: number;
  has_attachments: number;
  importance: string;
  created_at: string;
  modified_at: string;
  received_at: string;
  sent_at: string;
  body_type: string;
  body: string;
  preview: string;
  more_json: string;
}

/** What of a message nobody filters by. */
export interface MessageDetails {
  from: GraphRecipient | null;
  sender: GraphRecipient | null;
  to: GraphRecipient[];
  cc: GraphRecipient[];
  bcc: GraphRecipient[];
  replyTo: GraphRecipient[];
  headers: GraphHeader[];
  categories: string[];
  flagStatus: string;
  /** Message ids of the thread so far, oldest first. */
  references: string[];
}

export interface StoredAttachment {
  name: string;
  contentType: string;
  content: Uint8Array;
  isInline: boolean;
  contentId: string | null;
}

/** A message before it lies in a mailbox. */
export interface NewMessage {
  subject: string;
  bodyType: 'text' | 'html';
  body: string;
  internetMessageId: string;
  conversation: string;
  isDraft: boolean;
  isRead: boolean;
  importance: string;
  receivedAt: string;
  sentAt: string;
  details: MessageDetails;
  attachments: StoredAttachment[];
  extendedProperties: GraphExtendedProperty[];
}

export const noDetails: MessageDetails = {
  from: null,
  sender: null,
  to: [],
  cc: [],
  bcc: [],
  replyTo: [],
  headers: [],
  categories: [],
  flagStatus: 'notFlagged',
  references: [],
};

export const detailsOf = (row: MessageRow): MessageDetails => JSON.parse(row.more_json);

/** Puts a message into a folder. To be called inside a transaction. */
export function insertMessage(
  tenant: Tenant,
  mailbox: Mailbox,
  folder: WellKnownFolder,
  message: NewMessage,
): MessageRow {
  const at = timestamp(tenant);
  const inFolder = folderId(mailbox.id, folder);
  const { db } = tenant;
  const { lastId } = db.run(
    `INSERT INTO messages (mailbox_id, folder_id, ordinary_id, immutable_id, internet_message_id,
      conversation, version, subject, from_address, is_draft, is_read, has_attachments, importance,
      created_at, modified_at, received_at, sent_at, body_type, body, preview, more_json)
      VALUES (?, ?, ?, ?, ?, ?, 1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    ...[
      mailbox.id,
      inFolder,
      ordinaryMessageId(mailbox.id, inFolder),
      immutableMessageId(mailbox.id),
    ],
    ...[
      message.internetMessageId,
      message.conversation,
      message.subject,
      addressOf(message.details),
    ],
    ...[Number(message.isDraft), Number(message.isRead), Number(hasFiles(message.attachments))],
    ...[message.importance, at, at, message.receivedAt, message.sentAt],
    ...bodyColumns(message.bodyType, message.body),
    JSON.stringify(message.details),
  );
  for (const attachment of message.attachments) insertAttachment(tenant, lastId, attachment);
  for (const property of message.extendedProperties) setExtendedProperty(tenant, lastId, property);
  return messageByNumber(tenant, lastId);
}

const hasFiles = (attachments: StoredAttachment[]): boolean =>
  attachments.some(({ isInline }) => !isInline);

const addressOf = ({ from }: MessageDetails): string | null => from?.emailAddress?.address ?? null;

/** Type, text and preview of a body, in the order of the columns. */
function bodyColumns(type: string, body: string): [string, string, string] {
  return [type, type === 'html' ? asDocument(body) : body, preview(type, body)];
}

export function messageByNumber({ db }: Tenant, number: number): MessageRow {
  const row = db.one<MessageRow>('SELECT * FROM messages WHERE number = ?', number);
  if (!row) throw new Error(`Message ${number} is gone although it was just written.`);
  return row;
}

/** A message of a mailbox by its ordinary or its immutable id. Ids are case-sensitive. */
export function findMessage({ db }: Tenant, mailbox: Mailbox, id: string): MessageRow | undefined {
  // The plus keeps SQLite from walking through the whole mailbox.
  const sql =
    'SELECT * FROM messages WHERE (ordinary_id = ? OR immutable_id = ?) AND +mailbox_id = ?';
  return db.one<MessageRow>(sql, id, id, mailbox.id);
}

/** Writes the changeable columns back, as a new version. */
export function updateMessage(
  tenant: Tenant,
  row: MessageRow,
  details: MessageDetails,
): MessageRow {
  tenant.db.run(
    `UPDATE messages SET folder_id = ?, ordinary_id = ?, internet_message_id = ?, subject = ?,
      from_address = ?, is_draft = ?, is_read = ?, has_attachments = ?, importance = ?,
      received_at = ?, sent_at = ?, body_type = ?, body = ?, preview = ?, more_json = ?,
      modified_at = ?, version = version + 1 WHERE number = ?`,
    ...[row.folder_id, row.ordinary_id, row.internet_message_id, row.subject, addressOf(details)],
    ...[
      row.is_draft,
      row.is_read,
      row.has_attachments,
      row.importance,
      row.received_at,
      row.sent_at,
    ],
    ...bodyColumns(row.body_type, row.body),
    JSON.stringify(details),
    ...[timestamp(tenant), row.number],
  );
  return messageByNumber(tenant, row.number);
}

/** The same message in another folder of its mailbox: the ordinary id changes, the immutable one stays. */
export function moveMessage(tenant: Tenant, row: MessageRow, folder: WellKnownFolder): MessageRow {
  const target = folderId(row.mailbox_id, folder);
  const moved = {
    ...row,
    folder_id: target,
    ordinary_id: ordinaryMessageId(row.mailbox_id, target),
  };
  return updateMessage(tenant, moved, detailsOf(row));
}

export function deleteMessage({ db }: Tenant, row: MessageRow): void {
  db.run('DELETE FROM messages WHERE number = ?', row.number);
}

export interface AttachmentRow {
  id: string;
  name: string;
  content_type: string;
  content: Uint8Array;
  is_inline: number;
  content_id: string | null;
  modified_at: string;
}

export function attachmentsOf({ db }: Tenant, row: MessageRow): AttachmentRow[] {
  const sql = 'SELECT * FROM attachments WHERE message_number = ? ORDER BY id';
  return db.all<AttachmentRow>(sql, row.number);
}

export function insertAttachment(
  tenant: Tenant,
  messageNumber: number,
  attachment: StoredAttachment,
): string {
  const position = tenant.db.one<{ count: number }>(
    'SELECT count(*) AS count FROM attachments WHERE message_number = ?',
    messageNumber,
  );
  const order = String(position?.count ?? 0).padStart(4, '0');
  const id = `AAMkAG${order}${newGuid().replaceAll('-', '')}${messageNumber}=`;
  tenant.db.run(
    `INSERT INTO attachments (id, message_number, name, content_type, content, is_inline, content_id,
      modified_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
    ...[id, messageNumber, attachment.name, attachment.contentType, attachment.content],
    ...[Number(attachment.isInline), attachment.contentId, timestamp(tenant)],
  );
  return id;
}

export function setExtendedProperty(
  { db }: Tenant,
  messageNumber: number,
  { id = '', value }: GraphExtendedProperty,
): void {
  const sql =
    'INSERT OR REPLACE INTO extended_properties (message_number, id, value) VALUES (?, ?, ?)';
  db.run(sql, messageNumber, samePropertyId(id), value ?? '');
}

export function extendedPropertiesOf(
  { db }: Tenant,
  row: MessageRow,
): { id: string; value: string }[] {
  const sql = 'SELECT id, value FROM extended_properties WHERE message_number = ? ORDER BY id';
  return db.all(sql, row.number);
}
