import type { GraphExtendedProperty, GraphHeader, GraphRecipient } from '../../wire/graph.ts';
import { folderId, immutableMessageId, ordinaryMessageId } from '../ids.ts';
import { type Tenant, timestamp } from '../tenant.ts';
import { announceMail, announceMove } from './announce.ts';
import { insertAttachment, type StoredAttachment } from './attachment-store.ts';
import { messageClassOf, samePropertyId } from './extended-properties.ts';
import { asDocument, preview } from './html-text.ts';
import type { Mailbox } from './mailboxes.ts';

type Importance = 'low' | 'normal' | 'high';
type FlagStatus = 'notFlagged' | 'flagged' | 'complete';
type BodyType = 'text' | 'html';

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
  importance: Importance;
  created_at: string;
  modified_at: string;
  received_at: string;
  sent_at: string;
  body_type: BodyType;
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
  flagStatus: FlagStatus;
  /** Message ids of the thread so far, oldest first. */
  references: string[];
}

/** A message before it lies in a mailbox. */
export interface NewMessage {
  subject: string;
  bodyType: BodyType;
  body: string;
  internetMessageId: string;
  conversation: string;
  isDraft: boolean;
  isRead: boolean;
  importance: Importance;
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

/** Puts a message into a folder: a well-known name, or the key of one's own. To be called inside a transaction. */
export function insertMessage(
  tenant: Tenant,
  mailbox: Mailbox,
  folder: string,
  message: NewMessage,
): MessageRow {
  const at = timestamp(tenant);
  const inFolder = folderId(mailbox.id, folder);
  const number = tenant.db.insert('messages', {
    mailbox_id: mailbox.id,
    folder_id: inFolder,
    ordinary_id: ordinaryMessageId(mailbox.id, inFolder),
    immutable_id: immutableMessageId(mailbox.id),
    internet_message_id: message.internetMessageId,
    conversation: message.conversation,
    version: 1,
    subject: message.subject,
    from_address: addressOf(message.details),
    is_draft: Number(message.isDraft),
    is_read: Number(message.isRead),
    has_attachments: Number(hasFiles(message.attachments)),
    importance: message.importance,
    created_at: at,
    modified_at: at,
    received_at: message.receivedAt,
    sent_at: message.sentAt,
    ...bodyColumns(message.bodyType, message.body),
    more_json: JSON.stringify(message.details),
  });
  for (const attachment of message.attachments) insertAttachment(tenant, number, attachment);
  const properties = [...message.extendedProperties, ...messageClassOf(message.details.headers)];
  for (const property of properties) setExtendedProperty(tenant, number, property);
  const row = messageByNumber(tenant, number);
  announceMail(tenant, row, 'created');
  return row;
}

const hasFiles = (attachments: StoredAttachment[]): boolean =>
  attachments.some(({ isInline }) => !isInline);

const addressOf = ({ from }: MessageDetails): string | null => from?.emailAddress?.address ?? null;

const bodyColumns = (type: BodyType, body: string) => ({
  body_type: type,
  body: type === 'html' ? asDocument(body) : body,
  preview: preview(type, body),
});

export function messageByNumber({ db }: Tenant, number: number): MessageRow {
  const row = db.one<MessageRow>('SELECT * FROM messages WHERE number = ?', number);
  if (!row) throw new Error(`Message ${number} is gone although it was just written.`);
  return row;
}

/** A message that is being sent may be nowhere for a while; `m` is the message. */
export const isVisible =
  'm.number NOT IN (SELECT message_number FROM being_sent WHERE is_hidden = 1)';

/** A message of a mailbox by its ordinary or its immutable id. Ids are case-sensitive. */
export function findMessage({ db }: Tenant, mailbox: Mailbox, id: string): MessageRow | undefined {
  // The plus keeps SQLite from walking through the whole mailbox.
  const sql = `SELECT * FROM messages m WHERE (ordinary_id = ? OR immutable_id = ?) AND +mailbox_id = ? AND ${isVisible}`;
  return db.one<MessageRow>(sql, id, id, mailbox.id);
}

/** Writes the changeable columns back, as a new version. */
export function updateMessage(
  tenant: Tenant,
  row: MessageRow,
  details: MessageDetails,
): MessageRow {
  const changes = {
    folder_id: row.folder_id,
    ordinary_id: row.ordinary_id,
    internet_message_id: row.internet_message_id,
    version: row.version + 1,
    subject: row.subject,
    from_address: addressOf(details),
    is_draft: row.is_draft,
    is_read: row.is_read,
    has_attachments: row.has_attachments,
    importance: row.importance,
    modified_at: timestamp(tenant),
    received_at: row.received_at,
    sent_at: row.sent_at,
    ...bodyColumns(row.body_type, row.body),
    more_json: JSON.stringify(details),
  };
  const before = messageByNumber(tenant, row.number);
  tenant.db.update('messages', changes, { number: row.number });
  const after = messageByNumber(tenant, row.number);
  if (before.folder_id === after.folder_id) announceMail(tenant, after, 'updated');
  else announceMove(tenant, before, after);
  return after;
}

/** The same message in another folder of its mailbox: the ordinary id changes, the immutable one stays. */
export function moveMessage(tenant: Tenant, row: MessageRow, folder: string): MessageRow {
  const target = folderId(row.mailbox_id, folder);
  const moved = {
    ...row,
    folder_id: target,
    ordinary_id: ordinaryMessageId(row.mailbox_id, target),
  };
  return updateMessage(tenant, moved, detailsOf(row));
}

export function deleteMessage(tenant: Tenant, row: MessageRow): void {
  tenant.db.run('DELETE FROM messages WHERE number = ?', row.number);
  announceMail(tenant, row, 'deleted');
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
