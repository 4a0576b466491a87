import { isProductError } from '../core/errors.ts';
import type { ChangedPage, HandoffChanges, Stored } from '../usecases/handoff-ports.ts';
import {
  type ChangedItem,
  changedItemPage,
  type ListItem,
  listItem,
} from '../wire/graph-answers.ts';
import { type Graph, segment } from './graph.ts';
import { storedOf } from './handoff-list.ts';
import type { Site } from './site.ts';

/** Rows in one answer: some hundred kilobytes, and for a hundred thousand rows 400 of the 1,250 units of a minute. */
const pageSize = 500;

/** What changes in the Hand-offs list, by delta with the app's own identity. */
export function createHandoffChanges(site: Site, graph: Graph): HandoffChanges {
  return {
    async read(cursor) {
      const list = await site.listPath('Handoffs');
      const path = cursor ?? `${list}/items/delta?$expand=fields&$top=${pageSize}`;
      const page = await graph.get(path, changedItemPage).catch(whenGone);
      return page === undefined ? anew('Graph no longer knows the token (410)') : pageOf(page);
    },
    async readOne(itemId) {
      const list = await site.listPath('Handoffs');
      const path = `${list}/items/${segment(itemId)}?$expand=fields`;
      try {
        return readRow(await graph.get(path, listItem));
      } catch (error) {
        if (isProductError(error) && error.code === 'not_found') return undefined;
        throw error;
      }
    },
  };
}

/** 410 comes with one of two codes and a place to begin again; both mean the same to an index that is built anew. */
function whenGone(error: unknown): undefined {
  if (!isProductError(error) || error.status !== 410) throw error;
}

const anew = (reason: string): ChangedPage => ({ kind: 'start_anew', reason });

interface Page {
  value: ChangedItem[];
  '@odata.nextLink'?: string | undefined;
  '@odata.deltaLink'?: string | undefined;
}

/** After deletes, an error object has been seen among the entries of a 200 (facts/security.md): then nothing in it counts. */
function pageOf(page: Page): ChangedPage {
  const next = page['@odata.nextLink'] ?? page['@odata.deltaLink'];
  if (next === undefined || page.value.some((entry) => 'error' in entry)) {
    return anew('Graph answered 200 with an error inside');
  }
  const last = new Map(page.value.flatMap((entry) => ('id' in entry ? [[entry.id, entry]] : [])));
  const rows: Stored[] = [];
  const deleted: string[] = [];
  const unreadable: string[] = [];
  for (const [id, entry] of last) {
    const row = 'fields' in entry ? readRow(entry) : undefined;
    if (row !== undefined) rows.push(row);
    else ('fields' in entry ? unreadable : deleted).push(id);
  }
  const isLast = page['@odata.nextLink'] === undefined;
  return { kind: 'page', rows, deleted, unreadable, next, isLast };
}

/** Nothing for a row that somebody has changed or written by hand. */
function readRow(item: ListItem): Stored | undefined {
  try {
    return storedOf(item);
  } catch (error) {
    if (isProductError(error) && error.code === 'list_broken') return undefined;
    throw error;
  }
}
