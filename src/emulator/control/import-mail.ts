import { type AddressObject, type EmailAddress, type ParsedMail, simpleParser } from 'mailparser';
import type { GraphHeader, GraphRecipient } from '../../wire/graph.ts';
import type { Mailbox } from '../graph/mailboxes.ts';
import { newMessageId } from '../graph/message-input.ts';
import { insertMessage, type NewMessage, noDetails } from '../graph/message-store.ts';
import { keepOriginal } from '../graph/mime.ts';
import { conversationOf } from '../ids.ts';
import { graphTime, type Tenant, timestamp } from '../tenant.ts';

/** The largest mail Exchange Online takes by default is about this big. */
export const maxMailBytes = 25 * 1024 * 1024;

export type Imported = { kind: 'imported'; id: string } | { kind: 'refused'; reason: string };

const refused = (reason: string): Imported => ({ kind: 'refused', reason });

/** A raw mail into the inbox, as if it had just arrived. Never throws: what cannot be read says why. */
export async function importRawMail(
  tenant: Tenant,
  mailbox: Mailbox,
  content: Uint8Array,
): Promise<Imported> {
  if (content.byteLength === 0) return refused('The file is empty.');
  if (content.byteLength > maxMailBytes) return refused('The mail is larger than 25 MB.');
  if (!startsWithHeader(content))
    return refused('This is not a mail: it does not begin with header lines.');
  const parsed = await parse(content);
  if (parsed === undefined) return refused('The mail cannot be read: its parts are broken.');
  const message = fromParsed(tenant, parsed);
  return tenant.db.atomically(() => {
    const row = insertMessage(tenant, mailbox, 'inbox', message);
    keepOriginal(tenant, row, content);
    return { kind: 'imported', id: row.ordinary_id };
  });
}

/** Within the first lines there must be one `Name: value`; mbox files begin with a line of their own. */
function startsWithHeader(content: Uint8Array): boolean {
  const start = Buffer.from(content.subarray(0, 4000)).toString('latin1').replace(/^\s+/, '');
  return /^(?:From [^\r\n]*\r?\n)?(?:>?[\x21-\x39\x3b-\x7e\x80-\xff]+[ \t]*:)/.test(start);
}

async function parse(content: Uint8Array): Promise<ParsedMail | undefined> {
  try {
    return await simpleParser(Buffer.from(content), { skipTextToHtml: true, skipHtmlToText: true });
  } catch {
    return undefined;
  }
}

function fromParsed(tenant: Tenant, mail: ParsedMail): NewMessage {
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
