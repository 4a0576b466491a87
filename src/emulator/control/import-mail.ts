import type { Mailbox } from '../graph/mailboxes.ts';
import { insertMessage } from '../graph/message-store.ts';
import { keepOriginal } from '../graph/mime.ts';
import { fromParsed, parseMail, startsWithHeader } from '../graph/parsed-mail.ts';
import type { Tenant } from '../tenant.ts';

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
  const parsed = await parseMail(content);
  if (parsed === undefined) return refused('The mail cannot be read: its parts are broken.');
  const message = fromParsed(tenant, parsed);
  return tenant.db.atomically(() => {
    const row = insertMessage(tenant, mailbox, 'inbox', message);
    keepOriginal(tenant, row, content);
    return { kind: 'imported', id: row.ordinary_id };
  });
}
