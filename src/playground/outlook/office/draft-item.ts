import type { DraftItem } from '../protocol.ts';
import type { Events } from './events.ts';
import { asyncFunction, type Remote } from './rpc.ts';

/** `Office.context.mailbox.item` of a mail being written: nearly everything is on request. */
export function draftItem(item: DraftItem, remote: Remote, events: Events): object {
  const ask = (path: string, count = 0) => asyncFunction(remote, `item.${path}`, count);
  const recipients = (field: string) => ({
    getAsync: ask(`${field}.getAsync`),
    setAsync: ask(`${field}.setAsync`, 1),
    addAsync: ask(`${field}.addAsync`, 1),
  });
  return Object.freeze({
    ...item,
    to: recipients('to'),
    cc: recipients('cc'),
    bcc: recipients('bcc'),
    subject: { getAsync: ask('subject.getAsync'), setAsync: ask('subject.setAsync', 1) },
    body: {
      getAsync: ask('body.getAsync', 1),
      getTypeAsync: ask('body.getTypeAsync'),
      prependAsync: ask('body.prependAsync', 1),
    },
    sessionData: {
      setAsync: ask('sessionData.setAsync', 2),
      getAsync: ask('sessionData.getAsync', 1),
      removeAsync: ask('sessionData.removeAsync', 1),
    },
    internetHeaders: {
      setAsync: ask('internetHeaders.setAsync', 1),
      getAsync: ask('internetHeaders.getAsync', 1),
      removeAsync: ask('internetHeaders.removeAsync', 1),
    },
    getComposeTypeAsync: ask('getComposeTypeAsync'),
    getItemIdAsync: ask('getItemIdAsync'),
    saveAsync: ask('saveAsync'),
    getSharedPropertiesAsync: ask('getSharedPropertiesAsync'),
    addHandlerAsync: events.addHandlerAsync,
    removeHandlerAsync: events.removeHandlerAsync,
  });
}
