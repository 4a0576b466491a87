import { archivedItem } from '../core/archive.ts';
import type { ListRow } from '../core/audit-rows.ts';
import { type AnyListName, archiveName, type ListName } from '../core/lists.ts';
import { listItemPage } from '../wire/graph-answers.ts';
import type { Graph } from './graph.ts';
import type { Site } from './site.ts';

/** Reads every row of a list as it stands there now, page by page; archived events are rows of HandoffEvents. */
export function createListRows(site: Site, graph: Graph) {
  const rowsOf = async (list: AnyListName): Promise<ListRow[]> => {
    const items = `${await site.listPath(list)}/items?$expand=fields&$top=500`;
    const rows = await graph.getAll(items, listItemPage);
    return rows.map(({ id, fields }) => ({ id, fields }));
  };
  return async (list: ListName): Promise<ListRow[]> => {
    const rows = await rowsOf(list);
    if (list !== 'HandoffEvents') return rows;
    for (const year of await site.archivedYears())
      for (const { id, fields } of await rowsOf(archiveName(year)))
        rows.push({ id: archivedItem(year, id), fields });
    return rows;
  };
}
