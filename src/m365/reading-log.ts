import { z } from 'zod';
import type { ReadingLog } from '../usecases/record-ports.ts';
import { type Graph, literal, segment } from './graph.ts';
import type { Site } from './site.ts';
import { unless } from './unless.ts';

const idPage = z.object({
  value: z.array(z.object({ id: z.string() })),
  '@odata.nextLink': z.string().optional(),
});

/** The AuditorReadings list, written with the app's own identity. */
export function createReadingLog(site: Site, graph: Graph): ReadingLog {
  const items = async () => `${await site.listPath('AuditorReadings')}/items`;
  return {
    async note({ reader, at, what, rows }) {
      const fields = {
        Title: reader.name,
        ReaderOid: reader.oid,
        ReaderName: reader.name,
        ReadAt: at,
        What: what,
        Rows: rows,
      };
      await graph.post(await items(), { fields }, z.unknown());
    },
    async listBefore(moment) {
      const filter = `$select=id&$filter=fields/ReadAt%20lt%20${literal(moment)}&$top=500`;
      const found = await graph.getAll(`${await items()}?${filter}`, idPage);
      return found.map(({ id }) => id);
    },
    async remove(id) {
      const path = `${await items()}/${segment(id)}`;
      await unless('not_found', () => graph.delete(path));
    },
  };
}
