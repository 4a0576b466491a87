import { ProductError } from '../core/errors.ts';
import type { ListChanges } from '../usecases/record-ports.ts';
import { beginningOf, type Entry, readDelta } from './delta.ts';
import type { Graph } from './graph.ts';

/** How often one page may come in a reading; some servers send one twice. */
const mostRepeats = 3;

/**
 * What was added, changed or deleted among the items behind a path since a cursor, page by page; everything without one,
 * and where Graph can't go on from it. Throws `microsoft_refused` when it can't be read from its beginning either, or
 * when one page comes for ever.
 */
export async function* readListChanges(
  items: string,
  cursor: string | undefined,
  graph: Graph,
): AsyncGenerator<ListChanges> {
  const seen = new Map<string, number>();
  let isWhole = cursor === undefined;
  let begins = isWhole;
  for (let path = cursor ?? beginningOf(items); ; ) {
    const page = await readDelta(path, graph);
    if (page.kind === 'start_anew') {
      if (isWhole) throw unreadable(items, page.reason);
      isWhole = begins = true;
      path = beginningOf(items);
      continue;
    }
    yield { ...changesIn(page.entries), begins, cursor: page.next };
    if (page.isLast) return;
    const times = (seen.get(page.next) ?? 0) + 1;
    if (times > mostRepeats) throw unreadable(items, 'one page came again and again');
    seen.set(page.next, times);
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
