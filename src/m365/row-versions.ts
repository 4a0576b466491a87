import type { RowVersion, WrittenRow } from '../core/row-history.ts';
import type { RowVersions } from '../usecases/register-ports.ts';
import type { ItemVersion } from '../wire/graph-answers.ts';
import type { Graph } from './graph.ts';
import type { createSiteUsers } from './import-list.ts';
import type { People } from './people.ts';
import { resolvePeople, rowOfVersion } from './register-fields.ts';
import type { Site } from './site.ts';
import { readItemVersions, type Stop } from './version-batch.ts';

/** So many rows are asked about for one question: 600 of the 1,250 units that an app has in a minute. */
export const mostRowsAtOnce = 300;
/** A row has few versions of some kilobytes. */
const mostRowsKept = 10_000;

interface Parts {
  site: Site;
  people: People;
  siteUsers: ReturnType<typeof createSiteUsers>;
}

/**
 * The versions of rows of the Responsibilities list, with the rights of whoever asks. A version never changes, so what
 * was read is kept for everybody; but each question asks for at least one row anew, so that nobody is told what
 * SharePoint would not show them.
 */
export function createVersionReader({ site, people, siteUsers }: Parts) {
  const kept = new Map<string, RowVersion[]>();

  const resolved = async (id: number, versions: readonly ItemVersion[]): Promise<RowVersion[]> => {
    const users = await siteUsers.known();
    return Promise.all(
      versions.map(async ({ lastModifiedDateTime: writtenAt, fields }) => ({
        writtenAt,
        row: await resolvePeople(rowOfVersion(id, fields), users, people),
      })),
    );
  };
  const keep = async (rows: readonly WrittenRow[], read: Map<number, ItemVersion[]>) => {
    for (const row of rows) {
      const versions = read.get(row.id);
      if (versions !== undefined) kept.set(keyOf(row), await resolved(row.id, versions));
    }
    for (const oldest of kept.keys()) if (kept.size > mostRowsKept) kept.delete(oldest);
  };
  const ask = async (rows: readonly WrittenRow[], graph: Graph): Promise<Stop | undefined> => {
    const unread = rows.filter((row) => !kept.has(keyOf(row)));
    const wanted = unread.length > 0 ? unread.slice(0, mostRowsAtOnce) : rows.slice(0, 1);
    const ids = wanted.map(({ id }) => id);
    const { versions, stop } = await readItemVersions(
      await site.listPath('Responsibilities'),
      ids,
      graph,
    );
    await keep(wanted, versions);
    return versions.size > 0 ? undefined : stop;
  };
  return (graph: Graph): RowVersions => ({
    async read(rows) {
      const stop = rows.length === 0 ? undefined : await ask(rows, graph);
      const known = rows.flatMap((row) => {
        const versions = stop === undefined ? kept.get(keyOf(row)) : undefined;
        return versions === undefined ? [] : [[row.id, versions] as const];
      });
      return {
        versions: new Map(known),
        missing: stop === 'refused' ? 'versions_refused' : 'versions_unread',
      };
    },
  });
}

/** Another writing of a row is another thing to know. */
function keyOf({ id, writtenAt }: WrittenRow): string {
  return `${id} ${writtenAt}`;
}
