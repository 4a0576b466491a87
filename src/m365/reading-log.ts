import { z } from 'zod';
import type { ReadingLog } from '../usecases/record-ports.ts';
import type { Graph } from './graph.ts';
import type { Site } from './site.ts';

/** The AuditorReadings list, written with the app's own identity. */
export function createReadingLog(site: Site, graph: Graph): ReadingLog {
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
      await graph.post(`${await site.listPath('AuditorReadings')}/items`, { fields }, z.unknown());
    },
  };
}
