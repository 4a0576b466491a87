import type { MailReader, Page } from '../../src/playground/tenant/mail-reader.ts';
import type { Message, MessageRow } from '../../src/playground/tenant/message.ts';

export function row(id: string, more: Partial<MessageRow> = {}): MessageRow {
  return {
    id,
    subject: `Betreff ${id}`,
    preview: '',
    from: { name: 'Alsterdruck', address: 'mahnwesen@alsterdruck.example' },
    to: [{ name: 'Petra Hansen', address: 'petra.hansen@muster.example' }],
    receivedAt: '2026-10-07T08:52:00Z',
    unread: false,
    hasAttachments: false,
    ...more,
  };
}

export function message(id: string, more: Partial<Message> = {}): Message {
  const base = row(id);
  return {
    ...base,
    sender: base.from,
    cc: [],
    replyTo: [],
    body: { type: 'text', content: 'Guten Tag' },
    createdAt: base.receivedAt,
    modifiedAt: base.receivedAt,
    conversationId: 'conversation_-1',
    internetMessageId: `<${id}@alsterdruck.example>`,
    attachments: [],
    ...more,
  };
}

/** A reader whose answers are given; what is not given rejects. */
export function reader(given: Partial<MailReader> = {}): MailReader {
  const missing = async (): Promise<never> => {
    throw new Error('not part of this test');
  };
  return {
    firstPage: missing,
    nextPage: missing,
    message: missing,
    markRead: missing,
    headers: missing,
    attachmentContent: missing,
    ...given,
  };
}

export function page(ids: readonly string[], next?: string): Page {
  return { rows: ids.map((id) => row(id)), ...(next !== undefined && { next }) };
}
