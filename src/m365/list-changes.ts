import { ProductError } from '../core/errors.ts';
import { cameTooOften, countPages } from '../core/repeated-pages.ts';
import type { ListChanges } from '../usecases/record-ports.ts';
import { beginningOf, type Entry, readDelta } from './delta.ts';
import type { Graph } from './graph.ts';

/**
 * What was added, changed or deleted among the items behind a path since a cursor, page by page; everything without one.
 * Where Graph can't go on it starts over, once. Throws `microsoft_refused` when it can't go on a second time, or when one
 * page comes for ever.
 */
export async function* readListChanges(
  items: string,
  cursor: string | undefined,
  graph: Graph,
): AsyncGenerator<ListChanges> {
  let isTooOften = countPages();
  let begins = cursor === undefined;
  let isStartedOver = false;
  for (let path = cursor ?? beginningOf(items); ; ) {
    const page = await readDelta(path, graph);
    if (page.kind === 'start_anew') {
      if (isStartedOver) throw unreadable(items, page.reason);
      isStartedOver = begins = true;
      isTooOften = countPages();
      path = beginningOf(items);
      continue;
    }
    yield { ...changesIn(page.entries), begins, cursor: page.next };
    if (page.isLast) return;
    if (isTooOften(page.next)) throw unreadable(items, cameTooOften);
    path = page.next;
    begins = false;
  }
}

function changesIn(entries: ReadonlyMap<string, Entry>): Pick<ListChanges, 'rows' | 'gone'> {
  const all = [...entries];
  return {
    rows: all.flatMap(([id, item]) => (item ? [{ id, fields: item.fields }] : [])),
    gone: all.flatMap(([id, item]) => (item ? [] : [id])),
  };
}

function unreadable(items: string, reason: string): ProductError {
  return new ProductError('microsoft_refused', `${items}: ${reason}`);
}
