import { isProductError } from '../core/errors.ts';
import type { ChangedPage, HandoffChanges, Stored } from '../usecases/handoff-ports.ts';
import { type ListItem, listItem } from '../wire/graph-answers.ts';
import { beginningOf, type DeltaPage, readDelta } from './delta.ts';
import { type Graph, segment } from './graph.ts';
import { storedOf } from './handoff-list.ts';
import type { Site } from './site.ts';

/** What changes in the Hand-offs list, by delta with the app's own identity. */
export function createHandoffChanges(site: Site, graph: Graph): HandoffChanges {
  return {
    async read(cursor) {
      const list = await site.listPath('Handoffs');
      const page = await readDelta(cursor ?? beginningOf(`${list}/items`), graph);
      return page.kind === 'page' ? changesOn(page) : page;
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

function changesOn({ entries, next, isLast }: Extract<DeltaPage, { kind: 'page' }>): ChangedPage {
  const rows: Stored[] = [];
  const deleted: string[] = [];
  const unreadable: string[] = [];
  for (const [id, item] of entries) {
    const row = item && readRow(item);
    if (row !== undefined) rows.push(row);
    else (item ? unreadable : deleted).push(id);
  }
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
