import { isProductError } from '../core/errors.ts';
import { type ChangedItem, changedItemPage, type ListItem } from '../wire/graph-answers.ts';
import type { Graph } from './graph.ts';

/** Rows in one answer: some hundred kilobytes, and for a hundred thousand rows 400 of the 1,250 units of a minute. */
const pageSize = 500;

/** An item as it is now; nothing when it was deleted. */
export type Entry = ListItem | undefined;

/** One answer of delta about the items of a list, or why what was said so far can't be continued. */
export type DeltaPage =
  | { kind: 'page'; entries: ReadonlyMap<string, Entry>; next: string; isLast: boolean }
  | { kind: 'start_anew'; reason: string };

/** Where a list is read from its beginning. */
export function beginningOf(items: string): string {
  return `${items}/delta?$expand=fields&$top=${pageSize}`;
}

/** The page behind a path that an earlier page gave, or behind a beginning. Of an item that comes twice the last entry counts. */
export async function readDelta(path: string, graph: Graph): Promise<DeltaPage> {
  const page = await graph.get(path, changedItemPage).catch(whenGone);
  if (page === undefined) return anew('Graph no longer knows the token (410)');
  const next = page['@odata.nextLink'] ?? page['@odata.deltaLink'];
  const entries = entriesOf(page.value);
  if (next === undefined || entries === undefined)
    return anew('Graph answered 200 with an error inside');
  return { kind: 'page', entries, next, isLast: page['@odata.nextLink'] === undefined };
}

const anew = (reason: string): DeltaPage => ({ kind: 'start_anew', reason });

/** 410 comes with one of two codes and a place to begin again; both mean the same to whoever reads all anew. */
function whenGone(error: unknown): undefined {
  if (!isProductError(error) || error.status !== 410) throw error;
}

/** After deletes, an error object has been seen among the entries of a 200 (facts/security.md): then nothing in it counts. */
function entriesOf(value: readonly ChangedItem[]): Map<string, Entry> | undefined {
  const entries = new Map<string, Entry>();
  for (const entry of value) {
    if ('error' in entry) return undefined;
    entries.set(entry.id, 'fields' in entry ? entry : undefined);
  }
  return entries;
}
