import { beforeEach, describe, expect, it } from 'vitest';
import { addThing, makeThings, things } from './support/lists.ts';
import {
  type Answer,
  anna,
  bernd,
  type Caller,
  startTenant,
  type World,
} from './support/tenant.ts';

interface Entry {
  id: string;
  deleted?: { state: string };
  fields?: { Title: string };
}

/** A whole round: every entry in the order it came, and the link for the next round. */
async function readAll(graph: Caller, start: string): Promise<{ seen: Entry[]; link: string }> {
  const seen: Entry[] = [];
  for (let address = start; ; ) {
    const { status, body } = await graph.get(address);
    if (status !== 200) throw new Error(JSON.stringify(body));
    seen.push(...body.value);
    if (body['@odata.deltaLink']) return { seen, link: body['@odata.deltaLink'] };
    address = body['@odata.nextLink'];
  }
}

const ids = (entries: Entry[]): string[] => entries.map(({ id }) => id);

describe('the changes of a list', () => {
  let world: World;
  let graph: Caller;
  const start = `${things}/items/delta?$expand=fields&$top=2`;
  beforeEach(async () => {
    world = await startTenant();
    graph = await makeThings(world);
    for (const Title of ['A', 'B', 'C', 'D', 'E']) await addThing(graph, { Title });
  });

  it('begin with everything, page by page, each page linking either on or to the changes', async () => {
    const { body } = await graph.get(start);
    expect(ids(body.value)).toEqual(['1', '2']);
    expect(body['@odata.deltaLink']).toBeUndefined();
    expect(body['@odata.nextLink']).toMatch(
      /\/items\/delta\?\$expand=fields&\$top=2&token=[\w-]+$/,
    );
    const { seen, link } = await readAll(graph, start);
    expect(seen.map(({ fields }) => fields?.Title)).toEqual(['A', 'B', 'C', 'D', 'E']);
    expect(link).toContain('/items/delta?');
  });

  it('show only what changed since, the latest state once, in the order of the last changes', async () => {
    const { link } = await readAll(graph, start);
    await graph.patch(`${things}/items/2`, { fields: { Title: 'B2' } });
    await graph.patch(`${things}/items/4`, { fields: { Title: 'D2' } });
    await graph.patch(`${things}/items/2`, { fields: { Title: 'B3' } });
    await addThing(graph, { Title: 'F' });
    const round = await readAll(graph, link);
    expect(round.seen.map(({ fields }) => fields?.Title)).toEqual(['D2', 'B3', 'F']);
    expect((await readAll(graph, round.link)).seen).toEqual([]);
  });

  it('show a deleted item by its id, its site and its content type', async () => {
    const { link } = await readAll(graph, start);
    const { body: whole } = await graph.get(`${things}/items/3`);
    await graph.delete(`${things}/items/3`);
    const { seen } = await readAll(graph, link);
    expect(seen).toEqual([
      {
        id: '3',
        parentReference: { siteId: whole.parentReference.siteId },
        contentType: whole.contentType,
        deleted: { state: 'deleted' },
      },
    ]);
  });

  it('give an item again that changed while the list was read: the last one counts', async () => {
    const { body: first } = await graph.get(start);
    await graph.patch(`${things}/items/1`, { fields: { Title: 'A2' } });
    await graph.delete(`${things}/items/2`);
    await addThing(graph, { Title: 'F' });
    const { seen, link } = await readAll(graph, first['@odata.nextLink']);
    expect(ids(seen)).toEqual(['3', '4', '5', '6', '1', '2', '6']);
    expect(seen[4]?.fields?.Title).toBe('A2');
    expect(seen[5]?.deleted).toEqual({ state: 'deleted' });
    expect((await readAll(graph, link)).seen).toEqual([]);
  });

  it('can begin now, without what was before', async () => {
    const { body } = await graph.get(`${things}/items/delta?token=latest`);
    expect(body.value).toEqual([]);
    await addThing(graph, { Title: 'F' });
    expect(ids((await readAll(graph, body['@odata.deltaLink'])).seen)).toEqual(['6']);
  });

  it('are the same however the function is spelled', async () => {
    for (const name of [
      'delta()',
      'microsoft.graph.delta()',
      "microsoft.graph.delta(token='latest')",
    ]) {
      const { status, body } = await graph.get(`${things}/items/${name}`);
      expect([name, status]).toEqual([name, 200]);
      expect(body.value).toHaveLength(name.includes('latest') ? 0 : 5);
    }
  });

  it.each([['resyncChangesApplyDifferences'], ['resyncChangesUploadDifferences']])(
    'end with 410 %s when the token is forgotten, and name the place to begin anew',
    async (resync) => {
      const { link } = await readAll(graph, start);
      await world.control('POST', 'delta-tokens/expire', { resync });
      const gone = await graph.get(link);
      expect([gone.status, gone.body.error.code]).toEqual([410, resync]);
      const { seen, link: fresh } = await readAll(graph, gone.headers.get('location') ?? '');
      expect(ids(seen)).toEqual(['1', '2', '3', '4', '5']);
      expect(seen[0]?.fields?.Title).toBe('A');
      expect((await graph.get(fresh)).status).toBe(200);
    },
  );

  it('are forgotten after sixty days, and say so with the other code under the switch', async () => {
    await world.control('PATCH', 'switches', { deltaGone: 'resyncRequired' });
    await world.control('POST', 'clock', { at: '2026-01-01T00:00:00Z' });
    const app = await world.asApp();
    const { link } = await readAll(app, start);
    await world.control('POST', 'clock', { at: '2026-03-01T00:00:00Z' });
    const gone: Answer = await (await world.asApp()).get(link);
    expect(gone.status).toBe(200);
    await world.control('POST', 'clock', { at: '2026-03-03T00:00:01Z' });
    const { status, body } = await (await world.asApp()).get(link);
    expect([status, body.error.code]).toEqual([410, 'resyncRequired']);
  });

  it.each(['x', 'bGF0ZXN0', '..%2F..', "'; DROP TABLE items"])(
    'refuse the token %s, which was never given',
    async (token) => {
      const { status, body } = await graph.get(`${things}/items/delta?token=${token}`);
      expect([status, body.error.code]).toEqual([400, 'invalidRequest']);
    },
  );

  it('refuse the token of another list, and options they do not know', async () => {
    const { link } = await readAll(graph, start);
    const site = things.replace(/\/lists\/Things$/, '');
    await graph.post(`${site}/lists`, { displayName: 'Others' });
    const foreign = await graph.get(link.replace('/Things/', '/Others/'));
    expect(foreign.status).toBe(400);
    expect((await graph.get(`${start}&$filter=id eq 1`)).status).toBe(501);
  });

  it('leave out items that the caller may not see', async () => {
    const rights = { site: '/sites/baton', list: 'Things', item: 2, owners: [anna] };
    expect((await world.control('PUT', 'rights', rights)).status).toBe(204);
    expect(ids((await readAll(await world.as(bernd), start)).seen)).toEqual(['1', '3', '4', '5']);
    expect(ids((await readAll(graph, start)).seen)).toEqual(['1', '2', '3', '4', '5']);
  });
});
