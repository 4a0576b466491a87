import type { ListRow } from '../core/audit-rows.ts';
import type { ListName } from '../core/lists.ts';
import { listItemPage } from '../wire/graph-answers.ts';
import type { Graph } from './graph.ts';
import type { Site } from './site.ts';

/** Reads every row of a list as it stands there now, page by page. */
export function createListRows(site: Site, graph: Graph) {
  return async (list: ListName): Promise<ListRow[]> => {
    const items = `${await site.listPath(list)}/items?$expand=fields&$top=500`;
    const rows = await graph.getAll(items, listItemPage);
    return rows.map(({ id, fields }) => ({ id, fields }));
  };
}
