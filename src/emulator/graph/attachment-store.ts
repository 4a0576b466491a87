import { newGuid } from '../ids.ts';
import { type Tenant, timestamp } from '../tenant.ts';
import type { MessageRow } from './message-store.ts';

export interface StoredAttachment {
  name: string;
  contentType: string;
  content: Uint8Array;
  isInline: boolean;
  contentId: string | null;
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

/** The attachments of a message, ready to be put into another one. */
export function copiesOfAttachments(tenant: Tenant, row: MessageRow): StoredAttachment[] {
  return attachmentsOf(tenant, row).map((one) => ({
    name: one.name,
    contentType: one.content_type,
    content: one.content,
    isInline: one.is_inline === 1,
    contentId: one.content_id,
  }));
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
  tenant.db.insert('attachments', {
    id,
    message_number: messageNumber,
    name: attachment.name,
    content_type: attachment.contentType,
    content: attachment.content,
    is_inline: Number(attachment.isInline),
    content_id: attachment.contentId,
    modified_at: timestamp(tenant),
  });
  return id;
}
