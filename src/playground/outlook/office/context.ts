import { toEwsId, toRestId } from '../ids.ts';
import type { DraftItem, FromPane, Item, World } from '../protocol.ts';
import { draftItem } from './draft-item.ts';
import type { Events } from './events.ts';
import { loadedItem, readItem } from './item.ts';
import { isSetSupported } from './requirement-sets.ts';
import { asyncFunction, type Remote } from './rpc.ts';

/** What `Office.context` looks at: replaced as a whole whenever the host tells of a change. */
export interface Current {
  world: World;
  /** Built once per turn, so that the pane may compare items by identity. */
  item: object | null;
}

export function currentItem(
  item: Item | DraftItem | null,
  remote: Remote,
  events: Events,
): object | null {
  if (item === null) return null;
  return 'itemId' in item ? readItem(item, remote) : draftItem(item, remote, events);
}

export function createContext(
  current: () => Current,
  remote: Remote,
  events: Events,
  send: (message: FromPane) => void,
): object {
  const { displayLanguage, diagnostics, requirementSets } = current().world;
  return {
    mailbox: createMailbox(current, remote, events),
    displayLanguage,
    contentLanguage: displayLanguage,
    get officeTheme() {
      return current().world.officeTheme;
    },
    host: 'Outlook',
    platform: 'OfficeOnline',
    diagnostics: { host: 'Outlook', platform: 'OfficeOnline', version: diagnostics.hostVersion },
    requirements: {
      isSetSupported: (name: string, version?: string | number) =>
        isSetSupported(requirementSets, name, version),
    },
    ui: {
      openBrowserWindow: (address: string) => send({ kind: 'open', address }),
      closeContainer: () => send({ kind: 'close' }),
    },
  };
}

function createMailbox(current: () => Current, remote: Remote, events: Events): object {
  const { userProfile, diagnostics } = current().world;
  const ask = (path: string, count: number) => asyncFunction(remote, path, count);
  return {
    get item() {
      return current().item;
    },
    userProfile,
    diagnostics,
    restUrl: 'https://outlook.office.com/api',
    convertToRestId: (id: string) => toRestId(id),
    convertToEwsId: (id: string) => toEwsId(id),
    addHandlerAsync: events.addHandlerAsync,
    removeHandlerAsync: events.removeHandlerAsync,
    getSelectedItemsAsync: ask('getSelectedItemsAsync', 0),
    displayMessageFormAsync: ask('displayMessageFormAsync', 1),
    displayNewMessageFormAsync: ask('displayNewMessageFormAsync', 1),
    loadItemByIdAsync: asyncFunction(
      async (path, args) => loadedItem(await remote(path, args), remote),
      'loadItemByIdAsync',
      1,
    ),
    getUserIdentityTokenAsync: ask('getUserIdentityTokenAsync', 0),
    getCallbackTokenAsync: ask('getCallbackTokenAsync', 0),
  };
}
