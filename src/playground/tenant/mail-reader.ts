import { fields, list, text } from '../json.ts';
import type { Folder } from '../state.ts';
import { ask, type Fetch } from './http.ts';
import {
  type Attachment,
  MESSAGE_FIELDS,
  type Message,
  type MessageRow,
  readAttachment,
  readMessage,
  readRow,
  ROW_FIELDS,
} from './message.ts';

export interface Page {
  rows: readonly MessageRow[];
  /** Path of the following page, on this origin; absent on the last one. */
  next?: string;
}

/** Reads mail through Graph with the person's own token, as Outlook does. */
export interface MailReader {
  firstPage(mailbox: string, folder: Folder): Promise<Page>;
  nextPage(next: string): Promise<Page>;
  message(mailbox: string, id: string): Promise<Message>;
  markRead(mailbox: string, id: string): Promise<void>;
  /** The internet headers, one `Name: value` a line. */
  headers(mailbox: string, id: string): Promise<string>;
  /** The content of a file attachment in Base64. */
  attachmentContent(mailbox: string, id: string, attachment: string): Promise<string>;
}

const PAGE_SIZE = 50;

export function mailReader(fetch: Fetch, token: () => Promise<string>): MailReader {
  const graph = async (path: string, init: RequestInit = {}) => {
    const headers = new Headers(init.headers);
    headers.set('Authorization', `Bearer ${await token()}`);
    return ask(fetch, path, { ...init, headers });
  };
  const page = async (path: string) => readPage(await graph(path));
  return {
    firstPage: (mailbox, folder) => page(folderPath(mailbox, folder)),
    nextPage: page,
    async message(mailbox, id) {
      const path = messagePath(mailbox, id);
      const [message, attachments] = await Promise.all([
        graph(`${path}?$select=${MESSAGE_FIELDS}`),
        graph(`${path}/attachments?$select=id,name,contentType,size,isInline`),
      ]);
      return readMessage(message, readAttachments(attachments));
    },
    async markRead(mailbox, id) {
      const headers = { 'Content-Type': 'application/json' };
      const body = JSON.stringify({ isRead: true });
      await graph(messagePath(mailbox, id), { method: 'PATCH', headers, body });
    },
    async headers(mailbox, id) {
      const answer = await graph(`${messagePath(mailbox, id)}?$select=internetMessageHeaders`);
      return list(fields(answer)['internetMessageHeaders']).map(headerLine).join('\r\n');
    },
    async attachmentContent(mailbox, id, attachment) {
      const path = `${messagePath(mailbox, id)}/attachments/${encodeURIComponent(attachment)}`;
      return text(fields(await graph(path))['contentBytes']);
    },
  };
}

function userPath(mailbox: string): string {
  return `/v1.0/users/${encodeURIComponent(mailbox)}`;
}

function messagePath(mailbox: string, id: string): string {
  return `${userPath(mailbox)}/messages/${encodeURIComponent(id)}`;
}

function folderPath(mailbox: string, folder: Folder): string {
  const query = `$select=${ROW_FIELDS}&$orderby=receivedDateTime desc&$top=${PAGE_SIZE}`;
  return `${userPath(mailbox)}/mailFolders/${folder}/messages?${query}`;
}

function readPage(answer: unknown): Page {
  const rows = list(fields(answer)['value']).map(readRow);
  const next = text(fields(answer)['@odata.nextLink']);
  return { rows, ...(URL.canParse(next) && { next: onThisOrigin(new URL(next)) }) };
}

/** The embedded tenant writes next links with Graph's real address. */
function onThisOrigin({ pathname, search }: URL): string {
  return pathname + search;
}

function readAttachments(answer: unknown): Attachment[] {
  return list(fields(answer)['value']).map(readAttachment);
}

function headerLine(value: unknown): string {
  const header = fields(value);
  return `${text(header['name'])}: ${text(header['value'])}`;
}
