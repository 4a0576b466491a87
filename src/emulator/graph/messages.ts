import { z } from 'zod';
import { contextOf, nextLink } from './addresses.ts';
import { openMessage } from './attachments.ts';
import { type GraphCall, json, noContent, readBody, type Register } from './call.ts';
import { badRequest, GraphError, notEmulated } from './errors.ts';
import { findFolder } from './mail-folders.ts';
import { type Mailbox, openMailbox } from './mailboxes.ts';
import { toMime } from './mime.ts';
import { isMime, readMime } from './mime-input.ts';
import {
  checkedProperties,
  messageInput,
  type MessageInput,
  newDraft,
  overlay,
} from './message-input.ts';
import { queryMessages } from './message-query.ts';
import { preferenceApplied, shownMessage, wholeMessage } from './message-shape.ts';
import { folderId } from '../ids.ts';
import {
  deleteMessage,
  detailsOf,
  insertMessage,
  type MessageRow,
  moveMessage,
  type NewMessage,
  setExtendedProperty,
  updateMessage,
} from './message-store.ts';
import { allowOptions, selected } from './options.ts';

export function messageRoutes(on: Register): void {
  for (const owner of ['/me', '/users/:user']) {
    const messages = `${owner}/messages`;
    const inFolder = `${owner}/mailFolders/:folder/messages`;
    on('GET', messages, 'mail.read', (call) => listMessages(call, openMailbox(call)));
    on('GET', inFolder, 'mail.read', (call) => {
      const mailbox = openMailbox(call);
      return listMessages(call, mailbox, findFolder(call, mailbox).id);
    });
    on('POST', messages, 'mail.write', (call) => createDraft(call, () => 'drafts'));
    on('POST', inFolder, 'mail.write', (call) =>
      createDraft(call, (mailbox) => findFolder(call, mailbox).key),
    );
    for (const message of [`${messages}/:message`, `${inFolder}/:message`]) {
      on('GET', message, 'mail.read', getMessage);
      on('GET', `${message}/$value`, 'mail.read', getMime);
      on('PATCH', message, 'mail.write', changeMessage);
      on('DELETE', message, 'mail.write', removeMessage);
      on('POST', `${message}/move`, 'mail.write', moveToFolder);
    }
  }
}

function listMessages(call: GraphCall, mailbox: Mailbox, folder?: string): Response {
  const allowed = ['select', 'expand', 'filter', 'orderby', 'top', 'skip', 'count'];
  allowOptions(call.options, allowed);
  const { rows, next, count } = queryMessages(call, mailbox, folder);
  const select = selected(call.options);
  const path = `users('${mailbox.oid}')/${folder === undefined ? '' : `mailFolders('${encodeURIComponent(call.param('folder'))}')/`}messages`;
  const body = {
    '@odata.context': contextOf(`${path}${select ? `(${select.join(',')})` : ''}`),
    ...(count !== undefined && { '@odata.count': count }),
    value: rows.map((row) => shownMessage(call, row)),
    ...(next !== undefined && { '@odata.nextLink': nextLink(call.url, { $skip: String(next) }) }),
  };
  return json(body, 200, preferenceApplied(call));
}

function getMessage(call: GraphCall): Response {
  allowOptions(call.options, ['select', 'expand']);
  const [mailbox, row] = openMessage(call);
  return json(wholeMessage(call, mailbox, row), 200, preferenceApplied(call));
}

function getMime(call: GraphCall): Response {
  const [, row] = openMessage(call);
  return new Response(toMime(call.tenant, row), { headers: { 'content-type': 'text/plain' } });
}

async function createDraft(
  call: GraphCall,
  folder: (mailbox: Mailbox) => string,
): Promise<Response> {
  const draftFor = await readDraft(call);
  const mailbox = openMailbox(call);
  const { tenant } = call;
  const target = folder(mailbox);
  const row = tenant.db.atomically(() => insertMessage(tenant, mailbox, target, draftFor(mailbox)));
  return json(wholeMessage(call, mailbox, row), 201, preferenceApplied(call));
}

async function readDraft(call: GraphCall): Promise<(mailbox: Mailbox) => NewMessage> {
  // One report says that Graph takes MIME here only, though folders are documented too.
  if (isMime(call) && call.param('folder') !== '') throw notEmulated('MIME into a folder');
  if (isMime(call)) return readMime(call);
  const input = await readBody(call, messageInput);
  return (mailbox) => newDraft(call.tenant, mailbox, input);
}

/** What may be changed in a message that is no longer a draft. */
const changeableAfterSending =
  'isRead categories flag importance inferenceClassification singleValueExtendedProperties @odata.type'.split(
    ' ',
  );

async function changeMessage(call: GraphCall): Promise<Response> {
  const input = await readBody(call, messageInput);
  const [mailbox, before] = openMessage(call);
  requireMatch(call, mailbox, before);
  requireChangeable(before, input);
  const row = call.tenant.db.atomically(() => storeChange(call, before, input));
  return json(wholeMessage(call, mailbox, row), 200, preferenceApplied(call));
}

function requireMatch(call: GraphCall, mailbox: Mailbox, row: MessageRow): void {
  const wanted = call.header('if-match')?.trim();
  if (wanted === undefined || wanted === '*') return;
  const { '@odata.etag': etag } = wholeMessage(call, mailbox, row) as { '@odata.etag'?: string };
  if (wanted !== etag)
    throw new GraphError(
      412,
      'ErrorIrresolvableConflict',
      'The send or update operation could not be performed because the change key passed in the request does not match the current change key for the item.',
    );
}

function requireChangeable(row: MessageRow, input: MessageInput): void {
  if (input.internetMessageHeaders !== undefined || input.attachments !== undefined)
    throw badRequest('The property can only be set when the message is created.');
  const late = Object.keys(input).filter((name) => !changeableAfterSending.includes(name));
  if (row.is_draft === 0 && late.length > 0)
    throw new GraphError(
      400,
      'ErrorInvalidPropertyUpdateSentMessage',
      `Update operation is invalid for property '${late[0]}' of a sent message.`,
    );
}

function storeChange({ tenant }: GraphCall, before: MessageRow, input: MessageInput): MessageRow {
  for (const property of checkedProperties(input))
    setExtendedProperty(tenant, before.number, property);
  const message = {
    subject: before.subject,
    bodyType: before.body_type,
    body: before.body,
    importance: before.importance,
    isRead: before.is_read === 1,
    details: detailsOf(before),
  };
  const after = overlay(tenant, message, input);
  const row = {
    ...before,
    internet_message_id: input.internetMessageId ?? before.internet_message_id,
    subject: after.subject,
    body_type: after.bodyType,
    body: after.body,
    importance: after.importance,
    is_read: Number(after.isRead),
  };
  return updateMessage(tenant, row, after.details);
}

/** A deleted message goes to Deleted Items; deleted there, it is gone. */
function removeMessage(call: GraphCall): Response {
  const [mailbox, row] = openMessage(call);
  const { tenant } = call;
  tenant.db.atomically(() => {
    if (row.folder_id === folderId(mailbox.id, 'deleteditems')) deleteMessage(tenant, row);
    else moveMessage(tenant, row, 'deleteditems');
  });
  return noContent();
}

const destination = z.object({ destinationId: z.string() }).strict();

async function moveToFolder(call: GraphCall): Promise<Response> {
  const { destinationId } = await readBody(call, destination);
  const [mailbox, row] = openMessage(call);
  const { key } = findFolder(call, mailbox, destinationId);
  const moved = call.tenant.db.atomically(() => moveMessage(call.tenant, row, key));
  return json(wholeMessage(call, mailbox, moved), 201, preferenceApplied(call));
}
