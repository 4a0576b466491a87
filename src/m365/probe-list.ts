import { z } from 'zod';
import { isProductError } from '../core/errors.ts';
import type { ProbeList, ProbeLists } from '../usecases/probing.ts';
import { changePage, listItemPage, listPage } from '../wire/graph-answers.ts';
import { type Graph, literal, segment } from './graph.ts';
import type { Site } from './site.ts';

const anything = z.unknown();
const madeList = z.object({ id: z.string(), webUrl: z.string() });

/** By this a list of the self-test is known; nothing else on the site is ever deleted. */
const prefix = 'BatonSelfTest';

/** Lists that are made for the self-test on Baton's site. */
export function createProbeLists(site: Site, graph: Graph): ProbeLists {
  return {
    async sweep() {
      const path = `${await site.path()}/lists`;
      const lists = await graph.getAll(`${path}?$select=id,name,displayName`, listPage);
      const left = lists.filter(({ displayName }) => displayName.startsWith(`${prefix} `));
      for (const { id } of left) await graph.delete(`${path}/${segment(id)}`);
      return left.length;
    },
    async make(name) {
      const path = `${await site.path()}/lists`;
      const { id, webUrl } = await graph.post(path, definition(name), madeList);
      return openProbeList(graph, `${path}/${segment(id)}`, webUrl);
    },
  };
}

const definition = (name: string) => ({
  displayName: `${prefix} ${name}`,
  description: 'Made by npx baton doctor --probe, which also deletes it.',
  columns: [
    { name: 'Key', text: {}, indexed: true, enforceUniqueValues: true },
    { name: 'Mark', text: {}, indexed: true },
  ],
  list: { template: 'genericList' },
});

function openProbeList(graph: Graph, path: string, link: string): ProbeList {
  return {
    link,
    async add({ title, key, mark }) {
      const fields = { Title: title, Key: key, Mark: mark };
      const added = graph.post(`${path}/items`, { fields }, anything);
      return added.then(() => true, refusedByColumn);
    },
    async countMarked(mark) {
      const filter = `fields/Mark%20eq%20${literal(mark)}`;
      const page = await graph.get(`${path}/items?$expand=fields&$filter=${filter}`, listItemPage);
      return page.value.length;
    },
    async rows() {
      const items = await graph.getAll(`${path}/items?$expand=fields&$top=500`, listItemPage);
      return items.map(({ fields }) => ({
        title: String(fields['Title']),
        key: String(fields['Key']),
        mark: String(fields['Mark']),
      }));
    },
    countByDelta: async () =>
      (await graph.getAll(`${path}/items/delta?$top=500`, changePage)).length,
    remove: () => graph.delete(path),
  };
}

/** Documented as 400, reported as 409. */
function refusedByColumn(error: unknown): false {
  if (isProductError(error) && (error.status === 400 || error.status === 409)) return false;
  throw error;
}
