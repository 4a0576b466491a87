import type { ListName } from '../core/lists.ts';
import { ProductError } from '../core/errors.ts';
import { listPage, site as siteAnswer } from '../wire/graph-answers.ts';
import { type Graph, segment } from './graph.ts';

/** Where Baton's lists lie. Ids are asked for once and kept; a list that is missing is asked for again. */
export interface Site {
  /** `/sites/{id}` */
  path(): Promise<string>;
  /** `/sites/{id}/lists/{id}`; throws `lists_missing`. */
  listPath(list: ListName): Promise<string>;
  /** `/sites/{id}/lists/{id}`, or nothing when there is no such list. */
  findListPath(list: ListName): Promise<string | undefined>;
}

/** `siteUrl` is what people see in the browser, for example `https://contoso.sharepoint.com/sites/baton`. */
export function createSite(siteUrl: string, graph: Graph): Site {
  let sitePath: Promise<string> | undefined;
  const listPaths = new Map<string, string>();

  const path = () => {
    sitePath ??= findSite(siteUrl, graph).catch((error: unknown) => {
      sitePath = undefined;
      throw error;
    });
    return sitePath;
  };
  const findListPath = async (list: ListName) => {
    if (!listPaths.has(list)) await loadLists(await path(), graph, listPaths);
    return listPaths.get(list);
  };
  return {
    path,
    findListPath,
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
async function loadLists(site: string, graph: Graph, into: Map<string, string>): Promise<void> {
  const lists = await graph.getAll(`${site}/lists?$select=id,name,displayName`, listPage);
  for (const { id, displayName } of lists) into.set(displayName, `${site}/lists/${segment(id)}`);
  for (const { id, name } of lists) into.set(name, `${site}/lists/${segment(id)}`);
}
