import { z } from 'zod';
import { listItemPage } from '../wire/graph-answers.ts';
import type { Graph } from './graph.ts';
import type { Site } from './site.ts';

const entry = z.object({ id: z.string(), deleted: z.unknown().optional() });
const deltaPage = z.object({ value: z.array(entry), '@odata.nextLink': z.string().optional() });

/** Ids of the register's rows, as one identity is shown them. */
export function createProbeRows(site: Site, graph: Graph) {
  const items = async () => `${await site.listPath('Responsibilities')}/items`;
  return {
    async listed(): Promise<string[]> {
      const path = `${await items()}?$select=id&$expand=fields($select=id)&$top=500`;
      return (await graph.getAll(path, listItemPage)).map(({ id }) => id);
    },
    async byDelta(): Promise<string[]> {
      const changes = await graph.getAll(`${await items()}/delta?$top=500`, deltaPage);
      return changes.filter(({ deleted }) => deleted === undefined).map(({ id }) => id);
    },
  };
}
