import { isProductError } from '../core/errors.ts';
import type { ListName } from '../core/lists.ts';
import type { RegisterNews } from '../usecases/current-register.ts';
import { changePage } from '../wire/graph-answers.ts';
import type { Graph } from './graph.ts';
import type { Site } from './site.ts';

const lists = ['Responsibilities', 'Absences', 'Settings'] as const satisfies ListName[];

/** Where a list stands, and whether anything in it changed since it was asked last. */
interface Round {
  changed: boolean;
  /** Absent where Graph gives none: then all begins anew. */
  cursor?: string;
}

/**
 * What of the register's lists may have changed since this was asked last; all the first time. A list that stayed as
 * it was costs one resource unit, whatever its size; reading it costs two for every 200 rows.
 */
export function createRegisterChanges(site: Site, graph: Graph): () => Promise<RegisterNews> {
  let cursors = new Map<ListName, string>();
  const look = async (list: ListName): Promise<Round> => {
    const known = cursors.get(list);
    const round = known === undefined ? undefined : await follow(known, graph);
    if (round !== undefined) return round;
    const path = `${await site.listPath(list)}/items/delta?$select=id&token=latest`;
    return { ...(await follow(path, graph)), changed: true };
  };
  return async () => {
    const rounds = await Promise.all(lists.map(async (list) => ({ list, ...(await look(list)) })));
    // only once all have answered: whoever asks learns nothing of one list's change when another fails
    cursors = new Map(
      rounds.flatMap(({ list, cursor }) => (cursor === undefined ? [] : [[list, cursor]])),
    );
    const changed = rounds.filter((round) => round.changed).map(({ list }) => list);
    return {
      rows: changed.some((list) => list !== 'Settings'),
      settings: changed.includes('Settings'),
    };
  };
}

/** To the last page; nothing when Graph can't go on from here. What looks wrong counts as a change. */
async function follow(from: string, graph: Graph): Promise<Round | undefined> {
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
