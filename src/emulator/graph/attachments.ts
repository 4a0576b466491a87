import { z } from 'zod';
import type { GraphAttachment } from '../../wire/graph.ts';
import { contextOf } from './addresses.ts';
import { type GraphCall, json, noContent, readBody, type Register } from './call.ts';
import { badRequest, mailNotFound, notEmulated } from './errors.ts';
import { type Mailbox, openMailbox } from './mailboxes.ts';
import {
  type AttachmentRow,
  attachmentsOf,
  insertAttachment,
  type StoredAttachment,
} from './attachment-store.ts';
import { detailsOf, findMessage, type MessageRow, updateMessage } from './message-store.ts';
import { allowOptions, pick, selected } from './options.ts';

export const newAttachment = z
  .object({
    '@odata.type': z.string().optional(),
    name: z.string().min(1).max(255),
    contentType: z.string().nullish(),
    contentBytes: z.base64(),
    isInline: z.boolean().nullish(),
    contentId: z.string().nullish(),
  })
  .strict();

export function toStored(body: z.output<typeof newAttachment>): StoredAttachment {
  const type = body['@odata.type'] ?? '#microsoft.graph.fileAttachment';
  if (!/^#?microsoft\.graph\.fileAttachment$/i.test(type))
    throw notEmulated(`attachments of ${type}`);
  return {
    name: body.name,
    contentType: body.contentType ?? 'application/octet-stream',
    content: Buffer.from(body.contentBytes, 'base64'),
    isInline: body.isInline ?? false,
    contentId: body.contentId ?? null,
  };
}

export function attachmentRoutes(on: Register): void {
  for (const owner of ['/me', '/users/:user']) {
    const attachments = `${owner}/messages/:message/attachments`;
    on('GET', attachments, 'mail.read', (call) => {
      allowOptions(call.options, ['select']);
      const [mailbox, row] = openMessage(call);
      const value = attachmentsOf(call.tenant, row).map((one) => shown(call, one));
      return json({ '@odata.context': context(mailbox, row, ''), value });
    });
    on('POST', attachments, 'mail.write', addAttachment);
    on('GET', `${attachments}/:attachment`, 'mail.read', (call) => {
      const [mailbox, row] = openMessage(call);
      const one = findAttachment(call, row);
      return json({ '@odata.context': context(mailbox, row, '/$entity'), ...shown(call, one) });
    });
    on('GET', `${attachments}/:attachment/$value`, 'mail.read', (call) => {
      const { content, content_type } = findAttachment(call, openMessage(call)[1]);
      return new Response(new Uint8Array(content), { headers: { 'content-type': content_type } });
    });
    on('DELETE', `${attachments}/:attachment`, 'mail.write', removeAttachment);
  }
}

/** The message of the request, in a mailbox that the caller may open. */
export function openMessage(call: GraphCall): [Mailbox, MessageRow] {
  const mailbox = openMailbox(call);
  const row = findMessage(call.tenant, mailbox, call.param('message'));
  if (!row) throw mailNotFound();
  return [mailbox, row];
}

const context = (mailbox: Mailbox, row: MessageRow, end: string): string =>
  contextOf(
    `users('${mailbox.oid}')/messages('${encodeURIComponent(row.ordinary_id)}')/attachments${end}`,
  );

const shown = (call: GraphCall, row: AttachmentRow): object => {
  const select = selected(call.options);
  return pick(attachmentToGraph(row), select && [...select, 'id']);
};

export function attachmentToGraph(row: AttachmentRow): GraphAttachment {
  return {
    '@odata.type': '#microsoft.graph.fileAttachment',
    '@odata.mediaContentType': row.content_type,
    id: row.id,
    lastModifiedDateTime: row.modified_at,
    name: row.name,
    contentType: row.content_type,
    size: row.content.byteLength,
    isInline: row.is_inline === 1,
    contentId: row.content_id,
    contentLocation: null,
    contentBytes: Buffer.from(row.content).toString('base64'),
  };
}

function findAttachment(call: GraphCall, row: MessageRow): AttachmentRow {
  const found = attachmentsOf(call.tenant, row).find(({ id }) => id === call.param('attachment'));
  if (!found) throw mailNotFound();
  return found;
}

async function addAttachment(call: GraphCall): Promise<Response> {
  const body = toStored(await readBody(call, newAttachment));
  const [mailbox, row] = openMessage(call);
  const id = call.tenant.db.atomically(() => {
    const made = insertAttachment(call.tenant, row.number, body);
    recount(call, row);
    return made;
  });
  const one = attachmentsOf(call.tenant, row).find((attachment) => attachment.id === id);
  if (!one) throw mailNotFound();
  return json(
    { '@odata.context': context(mailbox, row, '/$entity'), ...attachmentToGraph(one) },
    201,
  );
}

function removeAttachment(call: GraphCall): Response {
  const [, row] = openMessage(call);
  if (row.is_draft === 0) throw badRequest('Attachments of a sent message cannot be deleted.');
  const { id } = findAttachment(call, row);
  call.tenant.db.atomically(() => {
    call.tenant.db.run('DELETE FROM attachments WHERE id = ?', id);
    recount(call, row);
  });
  return noContent();
}

function recount({ tenant }: GraphCall, row: MessageRow): void {
  const files = attachmentsOf(tenant, row).filter(({ is_inline }) => is_inline === 0);
  updateMessage(tenant, { ...row, has_attachments: files.length > 0 ? 1 : 0 }, detailsOf(row));
}
