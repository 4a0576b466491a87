import { contextOf, nextLink } from './addresses.ts';
import { type GraphCall, json, type Register } from './call.ts';
import { columnsOf } from './column-store.ts';
import {
  type DeltaPosition,
  readDeltaToken,
  resyncRequired,
  writeDeltaToken,
} from './delta-token.ts';
import { changesAfter, itemsAfter, lastChange } from './item-changes.ts';
import { deletedItem, type ItemView, readItemExpand, shownItem } from './item-shape.ts';
import { hiddenItems, type List, openList } from './list-store.ts';
import { allowOptions, pageSize, selected } from './options.ts';

const defaultPage = 200;
const maxPage = 5000;

/**
 * The changes of a list: first all its items by id, then in the same feed what changed meanwhile (an
 * item may so come twice, and the later one counts), then a delta link for what will change.
 */
export function deltaRoutes(on: Register): void {
  on('GET', '/sites/:site/lists/:list/items/delta', 'item.read', (call) => {
    allowOptions(call.options, ['select', 'expand', 'top']);
    const list = openList(call);
    const page = readPage(call, list, startOf(call, list));
    return json({
      '@odata.context': contextOf(`Collection(listItem)`),
      ...linkTo(call, list, page),
      value: page.value,
    });
  });
}

/** `?token=…`, or in the brackets of the function: `delta(token='…')`. */
function tokenOf({ url }: GraphCall): string | undefined {
  const bracketed = /\/(?:microsoft\.graph\.)?delta\(token=(?:'|%27)([^']*?)(?:'|%27)\)$/i;
  return bracketed.exec(url.pathname)?.[1] ?? url.searchParams.get('token') ?? undefined;
}

function startOf(call: GraphCall, list: List): DeltaPosition {
  const { tenant } = call;
  const token = tokenOf(call);
  const fresh = { change: lastChange(tenant, list.id), afterId: 0 };
  if (token === undefined || token === '') return fresh;
  if (token.toLowerCase() === 'latest') return { change: fresh.change };
  const position = readDeltaToken(tenant, list.id, token);
  if (!('gone' in position)) return position;
  throw resyncRequired(tenant, position.gone, link(call, list, fresh));
}

interface DeltaPage {
  value: object[];
  /** Where the next page, or the next round, begins. */
  next: DeltaPosition;
  isLast: boolean;
}

function readPage(call: GraphCall, list: List, from: DeltaPosition): DeltaPage {
  const size = pageSize(call.options, maxPage) ?? defaultPage;
  const { tenant, options } = call;
  const columns = columnsOf(tenant, list.id);
  const expand = readItemExpand(options, columns);
  const view = { tenant, list, columns, select: selected(options), expand };
  const hidden = hiddenItems(call, list);
  return from.afterId === undefined
    ? changedPage(view, hidden, from.change, size)
    : itemPage(view, hidden, from.change, from.afterId, size);
}

function itemPage(
  view: ItemView,
  hidden: Set<number>,
  change: number,
  afterId: number,
  size: number,
): DeltaPage {
  const rows = itemsAfter(view.tenant, view.list.id, afterId, size + 1);
  const given = rows.slice(0, size);
  const value = given.filter(({ id }) => !hidden.has(id)).map((row) => shownItem(view, row));
  const last = given.at(-1);
  if (rows.length > size && last)
    return { value, next: { change, afterId: last.id }, isLast: false };
  return { value, next: { change }, isLast: lastChange(view.tenant, view.list.id) === change };
}

function changedPage(view: ItemView, hidden: Set<number>, after: number, size: number): DeltaPage {
  const changes = changesAfter(view.tenant, view.list.id, after, size + 1);
  const given = changes.slice(0, size);
  const value = given
    .filter(({ itemId }) => !hidden.has(itemId))
    .map(({ itemId, row }) => (row ? shownItem(view, row) : deletedItem(view.list, itemId)));
  const change = given.at(-1)?.number ?? after;
  return { value, next: { change }, isLast: changes.length <= size };
}

function linkTo(call: GraphCall, list: List, { next, isLast }: DeltaPage): object {
  return { [isLast ? '@odata.deltaLink' : '@odata.nextLink']: link(call, list, next) };
}

function link(call: GraphCall, list: List, position: DeltaPosition): string {
  const token = writeDeltaToken(call.tenant, list.id, position);
  const plain = new URL(call.url);
  plain.pathname = plain.pathname.replace(/\(token=[^)]*\)$/i, '');
  return nextLink(plain, { token });
}
