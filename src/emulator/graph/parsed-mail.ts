import { type AddressObject, type EmailAddress, type ParsedMail, simpleParser } from 'mailparser';
import type { GraphHeader, GraphRecipient } from '../../wire/graph.ts';
import { conversationOf } from '../ids.ts';
import { graphTime, type Tenant, timestamp } from '../tenant.ts';
import { newMessageId } from './message-input.ts';
import { type NewMessage, noDetails } from './message-store.ts';

/** A raw mail, read; undefined when it cannot be. Never throws. */
export async function parseMail(content: Uint8Array): Promise<ParsedMail | undefined> {
  if (!startsWithHeader(content)) return undefined;
  try {
    return await simpleParser(Buffer.from(content), { skipTextToHtml: true, skipHtmlToText: true });
  } catch {
    return undefined;
  }
}

/** Within the first lines there must be one `Name: value`; mbox files begin with a line of their own. */
export function startsWithHeader(content: Uint8Array): boolean {
  const start = Buffer.from(content.subarray(0, 4000)).toString('latin1').replace(/^\s+/, '');
  return /^(?:From [^\r\n]*\r?\n)?(?:>?[\x21-\x39\x3b-\x7e\x80-\xff]+[ \t]*:)/.test(start);
}

/** The message that a raw mail is, as it arrives. */
export function fromParsed(tenant: Tenant, mail: ParsedMail): NewMessage {
  const internetMessageId = oneLine(mail.messageId ?? '') || newMessageId(tenant);
  const references = referencesOf(mail);
  const html = typeof mail.html === 'string' ? mail.html : undefined;
  const [from] = recipients(mail.from);
  return {
    subject: oneLine(mail.subject ?? ''),
    bodyType: html === undefined ? 'text' : 'html',
    body: html ?? mail.text ?? '',
    internetMessageId,
    conversation: conversationFor(tenant, references, internetMessageId),
    isDraft: false,
    isRead: false,
    importance: importanceOf(mail),
    receivedAt: timestamp(tenant),
    sentAt: isDate(mail.date) ? graphTime(mail.date) : timestamp(tenant),
    details: {
      ...noDetails,
      from: from ?? null,
      sender: senderOf(mail) ?? from ?? null,
      to: recipients(mail.to),
      cc: recipients(mail.cc),
      bcc: recipients(mail.bcc),
      replyTo: recipients(mail.replyTo),
      headers: headersOf(mail),
      references,
    },
    attachments: mail.attachments.map((one, i) => ({
      name: oneLine(one.filename ?? '') || `attachment-${i + 1}`,
      contentType: one.contentType,
      content: new Uint8Array(Buffer.from(one.content)),
      isInline: one.related === true || one.contentDisposition === 'inline',
      contentId: one.cid ?? null,
    })),
    extendedProperties: [],
  };
}

function importanceOf({ headers }: ParsedMail): NewMessage['importance'] {
  const priority = headers.get('priority');
  return priority === 'high' || priority === 'low' ? priority : 'normal';
}

/** Whether a `Date:` can be believed; some mails are from the year 1 or 20000. */
const isDate = (date: Date | undefined): date is Date =>
  date !== undefined && date.getFullYear() >= 1970 && date.getFullYear() < 2100;

const oneLine = (text: string): string => text.replaceAll(/\s+/g, ' ').trim();

function recipients(from: AddressObject | AddressObject[] | undefined): GraphRecipient[] {
  const objects = from === undefined ? [] : Array.isArray(from) ? from : [from];
  return people(objects.flatMap(({ value }) => value));
}

/** Groups count by their members; an address that is none keeps its name alone. */
function people(addresses: EmailAddress[]): GraphRecipient[] {
  return addresses
    .flatMap((one) => one.group ?? [one])
    .filter(({ name, address }) => name || address)
    .map(({ name, address = '' }) => ({ emailAddress: { name: name || address, address } }));
}

function senderOf(mail: ParsedMail): GraphRecipient | undefined {
  const sender = mail.headers.get('sender');
  if (typeof sender !== 'object' || !('value' in sender)) return undefined;
  return Array.isArray(sender.value) ? people(sender.value)[0] : undefined;
}

function referencesOf(mail: ParsedMail): string[] {
  const list = mail.references ?? [];
  const all = Array.isArray(list) ? list : [list];
  return [...new Set([...all, mail.inReplyTo ?? ''])].filter((id) => id !== '').slice(-20);
}

/** The conversation of a message this tenant already has, else the one its first reference began. */
export function conversationFor({ db }: Tenant, references: string[], own: string): string {
  const sql = 'SELECT conversation FROM messages WHERE internet_message_id = ? LIMIT 1';
  for (const id of references) {
    const row = db.one<{ conversation: string }>(sql, id);
    if (row) return row.conversation;
  }
  return conversationOf(references[0] ?? own);
}

/** Header lines as they came, unfolded. */
function headersOf(mail: ParsedMail): GraphHeader[] {
  return mail.headerLines.map(({ line }) => {
    const at = line.indexOf(':');
    return { name: line.slice(0, at).trim(), value: oneLine(line.slice(at + 1)) };
  });
}
