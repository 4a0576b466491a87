import type { GraphCall } from './call.ts';
import { GraphError } from './errors.ts';
import type { Mailbox } from './mailboxes.ts';
import { ownSender } from './message-input.ts';
import type { NewMessage } from './message-store.ts';
import { fromParsed, parseMail } from './parsed-mail.ts';

/** Whether the body is a whole mail in MIME, which comes in base64 and is called plain text. */
export const isMime = (call: GraphCall): boolean =>
  /^text\/plain\b/i.test(call.header('content-type')?.trim() ?? '');

/** The draft that a mail in MIME describes. Of its headers only those of its own making are kept. */
export async function readMime(call: GraphCall): Promise<(mailbox: Mailbox) => NewMessage> {
  const text = (await call.text()).replaceAll(/\s/g, '');
  if (text === '' || !/^[A-Za-z0-9+/]+={0,2}$/.test(text) || text.length % 4 !== 0)
    throw malformed(
      'ErrorMimeContentInvalidBase64String',
      'Invalid base64 string for MIME content.',
    );
  const parsed = await parseMail(Buffer.from(text, 'base64'));
  if (!parsed) throw malformed('ErrorMimeContentInvalid', 'The MIME content is invalid.');
  return (mailbox) => asDraft(fromParsed(call.tenant, parsed), mailbox);
}

const malformed = (code: string, message: string): GraphError => new GraphError(400, code, message);

function asDraft(mail: NewMessage, mailbox: Mailbox): NewMessage {
  const { details } = mail;
  const own = ownSender(mailbox);
  return {
    ...mail,
    isDraft: true,
    isRead: true,
    details: {
      ...details,
      from: details.from ?? own.from,
      sender: details.sender ?? own.sender,
      headers: details.headers.filter(({ name }) => /^x-/i.test(name ?? '')),
    },
  };
}
