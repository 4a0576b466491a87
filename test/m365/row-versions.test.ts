import { describe, expect, it } from 'vitest';
import type { Graph } from '../../src/m365/graph.ts';
import { createVersionReader, mostRowsAtOnce } from '../../src/m365/row-versions.ts';
import type { People } from '../../src/m365/people.ts';
import type { Site } from '../../src/m365/site.ts';

interface Part {
  id: string;
  url: string;
}

/** Graph, as far as versions are read in batches. `answer`: another status than 200 for an item. */
function graphThat(answer: (id: string) => number = () => 200) {
  const batches: Part[][] = [];
  const version = (id: string, at: string) => ({
    id: '1.0',
    lastModifiedDateTime: at,
    fields: { Title: `Zeile ${id}`, OwnerLookupId: '4', Modified: at },
  });
  const post: Graph['post'] = async (_path, body, schema) => {
    const { requests } = body as { requests: Part[] };
    batches.push(requests);
    const responses = requests.map(({ id }) => ({
      id,
      status: answer(id),
      body: {
        value: [version(id, '2026-03-20T08:00:00Z')],
        ...(id === '1' && { '@odata.nextLink': 'https://graph.microsoft.com/next' }),
      },
    }));
    return schema.parse({ responses });
  };
  const getAll: Graph['getAll'] = async (path, schema) =>
    schema.parse({ value: path.endsWith('/next') ? [version('1', '2026-01-05T08:00:00Z')] : [] })
      .value;
  return { batches, graph: { post, getAll } as Graph };
}

const anna = { oid: 'a', name: 'Anna', mail: 'anna@firma.example' };
const reader = () =>
  createVersionReader({
    site: { listPath: async () => '/sites/s/lists/l' } as unknown as Site,
    people: { findByMail: async () => anna } as unknown as People,
    siteUsers: {
      known: async () => new Map([[4, anna.mail]]),
      readAgain: async () => new Map(),
    },
  });
const rows = (count: number) =>
  Array.from({ length: count }, (_, at) => ({ id: at + 1, writtenAt: '2026-03-20T08:00:00Z' }));

describe('reading the versions of rows', () => {
  it('goes on from question to question, so that none takes more than half of a minute’s units', async () => {
    const { graph, batches } = graphThat();
    const versions = reader()(graph);
    const known = async () => (await versions.read(rows(700))).versions.size;
    expect([await known(), await known(), await known()]).toEqual([
      mostRowsAtOnce,
      2 * mostRowsAtOnce,
      700,
    ]);
    expect(batches.every((parts) => parts.length <= 20)).toBe(true);
    expect(batches[0]?.[0]?.url).toBe('/sites/s/lists/l/items/1/versions?$expand=fields');
  });

  it('follows the pages of a row, and keeps what the register knows with its people', async () => {
    const { versions } = await reader()(graphThat().graph).read(rows(1));
    expect(versions.get(1)).toEqual([
      {
        writtenAt: '2026-03-20T08:00:00Z',
        row: expect.objectContaining({ id: 1, Title: 'Zeile 1', Owner: anna }),
      },
      expect.objectContaining({ writtenAt: '2026-01-05T08:00:00Z' }),
    ]);
    expect(versions.get(1)?.[0]?.row).not.toHaveProperty('Modified');
  });

  it('reads a row again once it was written again', async () => {
    const { graph, batches } = graphThat();
    const versions = reader()(graph);
    await versions.read(rows(2));
    await versions.read([{ id: 1, writtenAt: '2026-03-21T08:00:00Z' }, ...rows(2).slice(1)]);
    expect(batches[1]?.map(({ id }) => id)).toEqual(['1']);
  });

  it('keeps what it was given before Microsoft asks to wait, and a row that is gone stops nothing', async () => {
    const busy = graphThat((id) => (Number(id) > 25 ? 429 : id === '3' ? 404 : 200));
    const { versions, missing } = await reader()(busy.graph).read(rows(60));
    expect([versions.size, missing]).toEqual([24, 'versions_unread']);
    expect(busy.batches).toHaveLength(2);
  });

  it('shows nobody what was read for others when they may not see versions', async () => {
    const read = reader();
    await read(graphThat().graph).read(rows(2));
    const refused = await read(graphThat(() => 403).graph).read(rows(2));
    expect(refused).toEqual({ versions: new Map(), missing: 'versions_refused' });
  });

  it('leaves a sign-in that has to be renewed to the person', async () => {
    await expect(reader()(graphThat(() => 401).graph).read(rows(2))).rejects.toThrow('$batch');
  });
});
