import { fields, text } from '../json.ts';
import { ask, type Fetch } from './http.ts';
import type { Address } from './message.ts';

/** What is written in a draft. */
export interface DraftFields {
  to: readonly Address[];
  cc: readonly Address[];
  subject: string;
  /** The body in HTML. */
  html: string;
}

/** A draft that lies in a mailbox. */
export interface StoredDraft {
  id: string;
  conversationId: string;
  html: string;
}

/** Writes mail through Graph with the person's own token, as Outlook does. */
export interface MailWriter {
  /** Begins a forward with the quoted mail in it. */
  forward(mailbox: string, id: string): Promise<StoredDraft>;
  begin(mailbox: string): Promise<StoredDraft>;
  /** Custom headers become properties of the message, as Exchange keeps them. */
  save(
    mailbox: string,
    id: string,
    draft: DraftFields,
    headers: ReadonlyMap<string, string>,
  ): Promise<void>;
  send(mailbox: string, id: string): Promise<void>;
  discard(mailbox: string, id: string): Promise<void>;
}

/** Exchange's property set for headers that add-ins put on a mail. */
const INTERNET_HEADERS = 'String {00020386-0000-0000-C000-000000000046} Name ';

export function mailWriter(fetch: Fetch, token: () => Promise<string>): MailWriter {
  const graph = async (method: string, path: string, body?: unknown) => {
    const headers = {
      Authorization: `Bearer ${await token()}`,
      ...(body !== undefined && { 'Content-Type': 'application/json' }),
    };
    const init = { method, headers, ...(body !== undefined && { body: JSON.stringify(body) }) };
    return ask(fetch, path, init);
  };
  const messages = (mailbox: string) => `/v1.0/users/${encodeURIComponent(mailbox)}/messages`;
  const at = (mailbox: string, id: string) => `${messages(mailbox)}/${encodeURIComponent(id)}`;
  return {
    forward: async (mailbox, id) =>
      readDraft(await graph('POST', `${at(mailbox, id)}/createForward`)),
    begin: async (mailbox) => readDraft(await graph('POST', messages(mailbox), { subject: '' })),
    async save(mailbox, id, draft, headers) {
      const properties = [...headers].map(([name, value]) => ({
        id: INTERNET_HEADERS + name.toLowerCase(),
        value,
      }));
      await graph('PATCH', at(mailbox, id), {
        subject: draft.subject,
        body: { contentType: 'html', content: draft.html },
        toRecipients: draft.to.map(recipient),
        ccRecipients: draft.cc.map(recipient),
        ...(properties.length > 0 && { singleValueExtendedProperties: properties }),
      });
    },
    async send(mailbox, id) {
      await graph('POST', `${at(mailbox, id)}/send`);
    },
    async discard(mailbox, id) {
      await graph('DELETE', at(mailbox, id));
    },
  };
}

function recipient({ name, address }: Address) {
  return { emailAddress: { name: name || address, address } };
}

function readDraft(value: unknown): StoredDraft {
  const message = fields(value);
  const body = fields(message['body']);
  const content = text(body['content']);
  const isHtml = text(body['contentType']).toLowerCase() === 'html';
  return {
    id: text(message['id']),
    conversationId: text(message['conversationId']),
    html: isHtml ? content : `<pre>${escaped(content)}</pre>`,
  };
}

function escaped(content: string): string {
  return content.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
