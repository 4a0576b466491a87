import { z } from 'zod';
import type { GraphMailFolder } from '../../wire/graph.ts';
import { contextOf } from './addresses.ts';
import { type GraphCall, json, noContent, readBody, type Register } from './call.ts';
import { GraphError } from './errors.ts';
import {
  addFolder,
  countsOf,
  type Folder,
  foldersOf,
  removeFolder,
  rootOf,
} from './folder-store.ts';
import { type Mailbox, openMailbox } from './mailboxes.ts';
import { allowOptions, pick, selected } from './options.ts';

export function folderRoutes(on: Register): void {
  for (const owner of ['/me', '/users/:user']) {
    const folders = `${owner}/mailFolders`;
    const children = `${folders}/:folder/childFolders`;
    on('GET', folders, 'mail.read', (call) => listFolders(call, rootOf));
    on('POST', folders, 'mail.write', (call) => createFolder(call, rootOf));
    on('GET', children, 'mail.read', (call) => listFolders(call, parentIn(call)));
    on('POST', children, 'mail.write', (call) => createFolder(call, parentIn(call)));
    on('GET', `${folders}/:folder`, 'mail.read', (call) => {
      allowOptions(call.options, ['select']);
      const mailbox = openMailbox(call);
      return oneFolder(call, mailbox, findFolder(call, mailbox));
    });
    on('PATCH', `${folders}/:folder`, 'mail.write', renameFolder);
    on('DELETE', `${folders}/:folder`, 'mail.write', (call) => {
      const mailbox = openMailbox(call);
      const folder = requireOwn(findFolder(call, mailbox), 'ErrorDeleteDistinguishedFolder');
      call.tenant.db.atomically(() => removeFolder(call.tenant, mailbox, folder.id));
      return noContent();
    });
  }
}

type Place = (mailbox: Mailbox) => string;

/** The folder of the path, where also the root may stand. */
const parentIn =
  (call: GraphCall): Place =>
  (mailbox) =>
    call.param('folder').toLowerCase() === 'msgfolderroot'
      ? rootOf(mailbox)
      : findFolder(call, mailbox).id;

function listFolders(call: GraphCall, place: Place): Response {
  allowOptions(call.options, ['select', 'top']);
  const mailbox = openMailbox(call);
  const parent = place(mailbox);
  const withHidden = call.url.searchParams.get('includeHiddenFolders')?.toLowerCase() === 'true';
  const value = foldersOf(call.tenant, mailbox)
    .filter(({ parentId, isHidden }) => parentId === parent && (withHidden || !isHidden))
    .map((folder) => shown(call, mailbox, folder));
  return json({ '@odata.context': contextOf(`users('${mailbox.oid}')/mailFolders`), value });
}

/** The folder of the request, by id or well-known name. */
export function findFolder(call: GraphCall, mailbox: Mailbox, key = call.param('folder')): Folder {
  const found = foldersOf(call.tenant, mailbox).find(
    (folder) => folder.id === key || (folder.isDistinguished && folder.key === key.toLowerCase()),
  );
  if (found) return found;
  throw new GraphError(
    404,
    'ErrorItemNotFound',
    'The specified object was not found in the store., The specified folder could not be found in the store.',
  );
}

const newFolder = z
  .object({
    '@odata.type': z.string().optional(),
    displayName: z.string().min(1).max(255),
    isHidden: z.boolean().nullish(),
  })
  .strict();

async function createFolder(call: GraphCall, place: Place): Promise<Response> {
  const { displayName, isHidden } = await readBody(call, newFolder);
  const mailbox = openMailbox(call);
  const parentId = place(mailbox);
  requireFreeName(call, mailbox, parentId, displayName);
  const made = { displayName, parentId, isHidden: isHidden ?? false };
  const id = call.tenant.db.atomically(() => addFolder(call.tenant, mailbox, made));
  return oneFolder(call, mailbox, findFolder(call, mailbox, id), 201);
}

const renamed = z.object({ displayName: z.string().min(1).max(255) }).strict();

async function renameFolder(call: GraphCall): Promise<Response> {
  const { displayName } = await readBody(call, renamed);
  const mailbox = openMailbox(call);
  const folder = requireOwn(findFolder(call, mailbox), 'ErrorAccessDenied');
  requireFreeName(call, mailbox, folder.parentId, displayName, folder.id);
  call.tenant.db.update('folders', { display_name: displayName }, { id: folder.id });
  return oneFolder(call, mailbox, { ...folder, displayName });
}

function requireOwn(folder: Folder, code: string): Folder {
  if (!folder.isDistinguished) return folder;
  throw new GraphError(403, code, 'Distinguished folders cannot be deleted or renamed.');
}

/** Two folders in one place may not have the same name, in whatever case. */
function requireFreeName(
  { tenant }: GraphCall,
  mailbox: Mailbox,
  parent: string,
  name: string,
  self?: string,
): void {
  const isTaken = foldersOf(tenant, mailbox).some(
    ({ id, parentId, displayName }) =>
      id !== self && parentId === parent && displayName.toLowerCase() === name.toLowerCase(),
  );
  if (isTaken)
    throw new GraphError(
      409,
      'ErrorFolderExists',
      'A folder with the specified name already exists.',
    );
}

function oneFolder(call: GraphCall, mailbox: Mailbox, folder: Folder, status = 200): Response {
  const context = contextOf(`users('${mailbox.oid}')/mailFolders/$entity`);
  return json({ '@odata.context': context, ...shown(call, mailbox, folder) }, status);
}

function shown(call: GraphCall, mailbox: Mailbox, folder: Folder): object {
  const { total, unread } = countsOf(call.tenant, folder.id);
  const inside = foldersOf(call.tenant, mailbox).filter(({ parentId }) => parentId === folder.id);
  const entity: GraphMailFolder = {
    id: folder.id,
    displayName: folder.displayName,
    parentFolderId: folder.parentId,
    childFolderCount: inside.length,
    unreadItemCount: unread,
    totalItemCount: total,
    isHidden: folder.isHidden,
  };
  const select = selected(call.options);
  return pick(entity, select && [...select, 'id']);
}
