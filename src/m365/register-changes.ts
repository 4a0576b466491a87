import { isProductError } from '../core/errors.ts';
import type { ListName } from '../core/lists.ts';
import { changePage } from '../wire/graph-answers.ts';
import type { Graph } from './graph.ts';
import type { Site } from './site.ts';

const lists = ['Responsibilities', 'Absences', 'Settings'] as const satisfies ListName[];

/**
 * Whether anything in the register's lists may have changed since this was asked last; true the first time. A list
 * that stayed as it was costs one resource unit, whatever its size; reading it costs two for every 200 rows.
 */
export function createRegisterChanges(site: Site, graph: Graph): () => Promise<boolean> {
  const cursors = new Map<ListName, string>();
  const changed = async (list: ListName): Promise<boolean> => {
    const known = cursors.get(list);
    if (known !== undefined) {
      const round = await follow(known, graph);
      if (round !== undefined) {
        cursors.set(list, round.cursor);
        return round.changed;
      }
      cursors.delete(list);
    }
    const path = `${await site.listPath(list)}/items/delta?$select=id&token=latest`;
    const begun = await follow(path, graph);
    if (begun !== undefined) cursors.set(list, begun.cursor);
    return true;
  };
  return async () => (await Promise.all(lists.map(changed))).some(Boolean);
}

/** To the last page; nothing when Graph can't go on from here. What looks wrong counts as a change. */
async function follow(
  from: string,
  graph: Graph,
): Promise<{ cursor: string; changed: boolean } | undefined> {
  let changed = false;
  for (let path = from; ; ) {
    const page = await graph.get(path, changePage).catch(whenGone);
    if (page === undefined) return undefined;
    changed ||= page.value.length > 0;
    const { '@odata.nextLink': next, '@odata.deltaLink': cursor } = page;
    if (next === undefined) return cursor === undefined ? undefined : { cursor, changed };
    if (next === path) return undefined;
    path = next;
  }
}

/** The token is too old (410), or the list was made anew (404). */
function whenGone(error: unknown): undefined {
  if (!isProductError(error) || (error.status !== 410 && error.code !== 'not_found')) throw error;
}
