import { archivedYear } from '../core/archive.ts';
import type { AnyListName } from '../core/lists.ts';
import { ProductError } from '../core/errors.ts';
import { listPage, site as siteAnswer } from '../wire/graph-answers.ts';
import { type Graph, segment } from './graph.ts';

/** Where Baton's lists lie. Ids are kept for a minute, so that a list that was deleted and made anew is found again; one that is missing is asked for each time. */
export interface Site {
  /** `/sites/{id}` */
  path(): Promise<string>;
  /** `/sites/{id}/lists/{id}`; throws `lists_missing`. */
  listPath(list: AnyListName): Promise<string>;
  /** `/sites/{id}/lists/{id}`, or nothing when there is no such list. */
  findListPath(list: AnyListName): Promise<string | undefined>;
  /** The years that have a list for their archived events, in order; known a minute after one was made. */
  archivedYears(): Promise<number[]>;
  /** Asks for every list again at the next occasion. */
  forgetLists(): void;
}

const keptMs = 60_000;

/** `siteUrl` is what people see in the browser, for example `https://contoso.sharepoint.com/sites/baton`. */
export function createSite(siteUrl: string, graph: Graph): Site {
  let sitePath: Promise<string> | undefined;
  let lists = { paths: new Map<string, string>(), at: Number.NEGATIVE_INFINITY };
  let loading: Promise<Map<string, string>> | undefined;

  const path = () => {
    sitePath ??= findSite(siteUrl, graph).catch((error: unknown) => {
      sitePath = undefined;
      throw error;
    });
    return sitePath;
  };
  const load = () => {
    loading ??= path()
      .then((sitePath) => loadLists(sitePath, graph))
      .finally(() => {
        loading = undefined;
      });
    return loading;
  };
  const isFresh = () => Date.now() - lists.at < keptMs;
  const loadAnew = async () => {
    lists = { paths: await load(), at: Date.now() };
    return lists.paths;
  };
  const findListPath = async (list: AnyListName) => {
    const known = lists.paths.get(list);
    return known !== undefined && isFresh() ? known : (await loadAnew()).get(list);
  };
  return {
    path,
    findListPath,
    async archivedYears() {
      const paths = isFresh() ? lists.paths : await loadAnew();
      const years = [...paths.keys()].flatMap((name) => archivedYear(name) ?? []);
      return [...new Set(years)].toSorted((a, b) => a - b);
    },
    forgetLists() {
      lists = { ...lists, at: Number.NEGATIVE_INFINITY };
    },
    async listPath(list) {
      const found = await findListPath(list);
      if (found !== undefined) return found;
      throw new ProductError('lists_missing', `the list ${list} does not exist on ${siteUrl}`);
    },
  };
}

async function findSite(siteUrl: string, graph: Graph): Promise<string> {
  const { hostname, pathname } = new URL(siteUrl);
  const { id } = await graph.get(`/sites/${hostname}:${pathname.replace(/\/$/, '')}`, siteAnswer);
  return `/sites/${segment(id)}`;
}

/** A list is found by the name in its address, which people cannot change, else by its title. */
async function loadLists(site: string, graph: Graph): Promise<Map<string, string>> {
  const lists = await graph.getAll(`${site}/lists?$select=id,name,displayName`, listPage);
  const paths = new Map<string, string>();
  for (const { id, displayName } of lists) paths.set(displayName, `${site}/lists/${segment(id)}`);
  for (const { id, name } of lists) paths.set(name, `${site}/lists/${segment(id)}`);
  return paths;
}
