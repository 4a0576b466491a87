import type { GraphMailFolder } from '../../wire/graph.ts';
import { folderId } from '../ids.ts';
import { contextOf } from './addresses.ts';
import { type GraphCall, json, type Register } from './call.ts';
import { GraphError } from './errors.ts';
import { type Mailbox, openMailbox, type WellKnownFolder, wellKnownFolders } from './mailboxes.ts';
import { allowOptions, pick, selected } from './options.ts';

interface Folder {
  id: string;
  wellKnown: WellKnownFolder;
  displayName: string;
}

export function folderRoutes(on: Register): void {
  for (const owner of ['/me', '/users/:user']) {
    on('GET', `${owner}/mailFolders`, 'mail.read', (call) => {
      allowOptions(call.options, ['select', 'top']);
      const mailbox = openMailbox(call);
      const value = foldersOf(mailbox).map((folder) => shown(call, mailbox, folder));
      return json({ '@odata.context': contextOf(`users('${mailbox.oid}')/mailFolders`), value });
    });
    on('GET', `${owner}/mailFolders/:folder`, 'mail.read', (call) => {
      allowOptions(call.options, ['select']);
      const mailbox = openMailbox(call);
      const context = contextOf(`users('${mailbox.oid}')/mailFolders/$entity`);
      return json({
        '@odata.context': context,
        ...shown(call, mailbox, findFolder(call, mailbox)),
      });
    });
  }
}

/** The folder of the request, by id or well-known name. */
export function findFolder(call: GraphCall, mailbox: Mailbox, key = call.param('folder')): Folder {
  const found = foldersOf(mailbox).find(
    ({ id, wellKnown }) => id === key || wellKnown === key.toLowerCase(),
  );
  if (found) return found;
  throw new GraphError(
    404,
    'ErrorItemNotFound',
    'The specified object was not found in the store., The specified folder could not be found in the store.',
  );
}

function foldersOf(mailbox: Mailbox): Folder[] {
  return wellKnownFolders.map(([wellKnown, displayName]) => ({
    id: folderId(mailbox.id, wellKnown),
    wellKnown,
    displayName,
  }));
}

function shown(call: GraphCall, mailbox: Mailbox, { id, displayName }: Folder): object {
  const sql =
    'SELECT count(*) AS total, coalesce(sum(is_read = 0), 0) AS unread FROM messages WHERE folder_id = ?';
  const counts = call.tenant.db.one<{ total: number; unread: number }>(sql, id);
  const folder: GraphMailFolder = {
    id,
    displayName,
    parentFolderId: folderId(mailbox.id, 'msgfolderroot'),
    childFolderCount: 0,
    unreadItemCount: counts?.unread ?? 0,
    totalItemCount: counts?.total ?? 0,
    isHidden: false,
  };
  const select = selected(call.options);
  return pick(folder, select && [...select, 'id']);
}
