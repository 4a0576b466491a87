import type { GraphRecipient } from '../../wire/graph.ts';
import type { Tenant } from '../tenant.ts';
import { type AttachmentRow, attachmentsOf } from './attachment-store.ts';
import { detailsOf, type MessageRow } from './message-store.ts';

/** A message as RFC 5322: the bytes it came with, or written anew. */
export function toMime(tenant: Tenant, row: MessageRow): Uint8Array<ArrayBuffer> {
  const sql = 'SELECT content FROM mime_originals WHERE message_number = ?';
  const original = tenant.db.one<{ content: Uint8Array }>(sql, row.number);
  return new Uint8Array(original?.content ?? Buffer.from(written(tenant, row)));
}

export function keepOriginal({ db }: Tenant, row: MessageRow, content: Uint8Array): void {
  db.insert('mime_originals', { message_number: row.number, content });
}

function written(tenant: Tenant, row: MessageRow): string {
  const attachments = attachmentsOf(tenant, row);
  const body = [
    `Content-Type: text/${row.body_type === 'html' ? 'html' : 'plain'}; charset="utf-8"`,
    'Content-Transfer-Encoding: base64',
    '',
    base64(Buffer.from(row.body)),
  ];
  if (attachments.length === 0) return [...headers(row), ...body, ''].join('\r\n');
  const boundary = `_004_${row.immutable_id.slice(-24).replaceAll(/\W/g, '')}_`;
  const parts = [body, ...attachments.map(attachmentPart)].flatMap((part) => [
    `--${boundary}`,
    ...part,
  ]);
  const mixed = `Content-Type: multipart/mixed; boundary="${boundary}"`;
  return [...headers(row), mixed, '', ...parts, `--${boundary}--`, ''].join('\r\n');
}

function headers(row: MessageRow): string[] {
  const { from, sender, to, cc, replyTo, references, headers: custom } = detailsOf(row);
  const lines: [string, string][] = [
    ['From', addresses(from ? [from] : [])],
    [
      'Sender',
      sender?.emailAddress?.address === from?.emailAddress?.address
        ? ''
        : addresses(sender ? [sender] : []),
    ],
    ['To', addresses(to)],
    ['Cc', addresses(cc)],
    ['Reply-To', addresses(replyTo)],
    ['Subject', encoded(row.subject)],
    ['Date', new Date(row.sent_at).toUTCString().replace('GMT', '+0000')],
    ['Message-ID', clean(row.internet_message_id)],
    ['References', clean(references.join(' '))],
    ...custom
      .filter(({ name }) => /^x-/i.test(name ?? ''))
      .map(({ name, value }): [string, string] => [name ?? '', encoded(value ?? '')]),
    ['MIME-Version', '1.0'],
  ];
  return lines.filter(([, value]) => value !== '').map(([name, value]) => `${name}: ${value}`);
}

const addresses = (list: GraphRecipient[]): string =>
  list
    .map(({ emailAddress }) =>
      `${encoded(emailAddress?.name ?? '', true)} <${clean(emailAddress?.address ?? '')}>`.trim(),
    )
    .join(', ');

/** A header value without line breaks, and in base64 words where it is not plain ASCII. */
function encoded(text: string, quoted = false): string {
  const line = clean(text);
  if (/^[\x20-\x7e]*$/.test(line))
    return quoted && line !== '' ? `"${line.replaceAll(/["\\]/g, '\\$&')}"` : line;
  // At most 75 characters a word: 42 bytes, and never within a character.
  const words = line.match(/.{1,10}/gsu) ?? [];
  return words.map((word) => `=?utf-8?B?${Buffer.from(word).toString('base64')}?=`).join('\r\n ');
}

const clean = (text: string): string => text.replaceAll(/[\r\n]+/g, ' ');

function attachmentPart({
  name,
  content_type,
  content,
  is_inline,
  content_id,
}: AttachmentRow): string[] {
  const disposition = is_inline === 1 ? 'inline' : 'attachment';
  return [
    `Content-Type: ${clean(content_type)}`,
    `Content-Disposition: ${disposition}; filename*=utf-8''${encodeURIComponent(name)}`,
    ...(content_id === null ? [] : [`Content-ID: <${clean(content_id)}>`]),
    'Content-Transfer-Encoding: base64',
    '',
    base64(content),
  ];
}

const base64 = (bytes: Uint8Array): string =>
  (
    Buffer.from(bytes)
      .toString('base64')
      .match(/.{1,76}/g) ?? []
  ).join('\r\n');
