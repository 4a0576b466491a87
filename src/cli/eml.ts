import { type AddressObject, type HeaderValue, simpleParser } from 'mailparser';
import type { Mail, MailAddress } from '../core/mail.ts';

/** A raw mail (RFC 5322) as the mail that `core` reads. What is missing stays empty; nothing in a mail makes this fail. */
export async function mailOfEml(raw: Uint8Array): Promise<Mail> {
  const parsed = await simpleParser(Buffer.from(raw), { skipImageLinks: true });
  const html = parsed.html || '';
  return {
    subject: parsed.subject ?? '',
    from: addresses(parsed.from)[0] ?? { name: '', address: '' },
    to: addresses(parsed.to),
    cc: addresses(parsed.cc),
    receivedAt: isoOf(parsed.date),
    body: html
      ? { contentType: 'html', content: html }
      : { contentType: 'text', content: parsed.text ?? '' },
    attachmentNames: parsed.attachments.map(({ filename }) => filename ?? '').filter(Boolean),
    bulk: isBulk(parsed.headers),
  };
}

function addresses(value: AddressObject | AddressObject[] | undefined): MailAddress[] {
  return [value ?? []].flat().flatMap((each) =>
    each.value.map(({ name, address }) => ({
      name: name ?? '',
      address: (address ?? '').toLowerCase(),
    })),
  );
}

function isoOf(date: Date | undefined): string {
  return date === undefined || Number.isNaN(date.getTime()) ? '' : date.toISOString();
}

/** mailparser gathers the `List-` headers under `list`. */
function isBulk(headers: Map<string, HeaderValue>): boolean {
  return (
    headers.has('list') || /bulk|list|junk/i.test(JSON.stringify(headers.get('precedence') ?? ''))
  );
}
