import { fields } from '../../json.ts';
import type { Item } from '../protocol.ts';
import { asyncFunction, type Remote } from './rpc.ts';

/**
 * `Office.context.mailbox.item` of a mail being read: plain fields at once, the rest on request. What
 * Mailbox 1.15 promises and this playground cannot do answers "not supported" instead of being absent.
 */
export function readItem(item: Item, remote: Remote): object {
  return Object.freeze({
    ...item,
    dateTimeCreated: new Date(item.dateTimeCreated),
    dateTimeModified: new Date(item.dateTimeModified),
    ...callsOf('item', remote),
  });
}

/** One of several selected mails, as `loadItemByIdAsync` answers it. `unloadAsync` gives way to the next. */
export function loadedItem(item: unknown, remote: Remote): object {
  return Object.freeze({
    ...fields(item),
    ...callsOf('loaded', remote),
    unloadAsync: asyncFunction(remote, 'loaded.unloadAsync', 0),
  });
}

function callsOf(base: 'item' | 'loaded', remote: Remote): object {
  const ask = (path: string, count = 0) => asyncFunction(remote, `${base}.${path}`, count);
  return {
    body: { getAsync: ask('body.getAsync', 1), getTypeAsync: ask('body.getTypeAsync') },
    getSharedPropertiesAsync: ask('getSharedPropertiesAsync'),
    getItemClassAsync: ask('getItemClassAsync'),
    getAllInternetHeadersAsync: ask('getAllInternetHeadersAsync'),
    getAttachmentContentAsync: ask('getAttachmentContentAsync', 1),
    getAsFileAsync: ask('getAsFileAsync'),
    loadCustomPropertiesAsync: ask('loadCustomPropertiesAsync'),
    displayReplyFormAsync: ask('displayReplyFormAsync', 1),
    displayReplyAllFormAsync: ask('displayReplyAllFormAsync', 1),
    categories: functions(ask, 'categories', { addAsync: 1, getAsync: 0, removeAsync: 1 }),
    notificationMessages: functions(ask, 'notificationMessages', {
      addAsync: 2,
      getAllAsync: 0,
      removeAsync: 1,
      replaceAsync: 2,
    }),
  };
}

function functions(
  ask: (path: string, count: number) => unknown,
  base: string,
  counts: Readonly<Record<string, number>>,
): object {
  const entries = Object.entries(counts);
  return Object.fromEntries(entries.map(([name, count]) => [name, ask(`${base}.${name}`, count)]));
}
