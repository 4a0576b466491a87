import { beforeAll, describe, expect, it } from 'vitest';
import { addThing, makeThings, things, titles } from './support/lists.ts';
import { type Caller, startTenant } from './support/tenant.ts';

const honor = { prefer: 'HonorNonIndexedQueriesWarningMayFailRandomly' };

describe('queries on list items', () => {
  let graph: Caller;
  beforeAll(async () => {
    graph = await makeThings(await startTenant());
    await addThing(graph, {
      Title: 'A',
      Key: "it's",
      State: 'offered',
      Count: 3,
      Due: '2026-01-03T00:00:00Z',
    });
    await addThing(graph, {
      Title: 'B',
      Key: 'Änderung',
      State: 'done',
      Count: 1,
      Due: '2026-01-01T00:00:00Z',
    });
    await addThing(graph, { Title: 'C', Key: 'key_1', State: 'offered', Count: 2 });
    await addThing(graph, {
      Title: 'D',
      Key: 'keyx1',
      State: 'done',
      Count: 2,
      Due: '2026-01-02T00:00:00Z',
    });
    await addThing(graph, { Title: 'E' });
  });

  it.each([
    ["fields/Key eq 'it''s'", ['A']],
    ["fields/Key eq 'ÄNDERUNG'", ['B']],
    ["fields/State ne 'done'", ['A', 'C', 'E']],
    ["fields/State eq 'offered' and fields/Count gt 2", ['A']],
    ["fields/Count eq 1 or (fields/Count eq 2 and fields/State eq 'done')", ['B', 'D']],
    ['fields/Count ge 2', ['A', 'C', 'D']],
    ['fields/Count lt 2', ['B']],
    ["fields/Due le '2026-01-02T00:00:00Z'", ['B', 'D']],
    ['fields/Due gt 2026-01-02T00:00:00Z', ['A']],
    ["startswith(fields/Key,'key_')", ['C']],
    ['fields/Count eq null', ['E']],
    ['fields/Count ne null', ['A', 'B', 'C', 'D']],
    ["not (fields/State eq 'done')", ['A', 'C', 'E']],
    ['id gt 3', ['D', 'E']],
    ['fields/id eq 2', ['B']],
  ])('%s', async (filter, expected) => {
    expect(await titles(graph, `$filter=${encodeURIComponent(filter)}`)).toEqual(expected);
  });

  it.each([
    [
      "fields/Title eq 'A'",
      'invalidRequest',
      "Field 'Title' cannot be referenced in filter or orderby as it is not indexed",
    ],
    ['createdDateTime gt 2020-01-01', 'invalidRequest', 'cannot be referenced'],
    ["fields/Nope eq 'A'", 'invalidRequest', "Field 'Nope' is not recognized"],
    ['fields/Count eq', 'BadRequest', 'Invalid filter clause'],
    ["fields/Count eq 'x'", 'BadRequest', 'is not a number'],
    ["fields/Key eq 'open", 'BadRequest', 'Invalid filter clause'],
    ["fields/Key has 'x'", 'BadRequest', 'Invalid filter clause'],
    ["fields/Key eq 'x'; DROP TABLE items", 'BadRequest', 'Invalid filter clause'],
    [`${'('.repeat(50)}fields/Count eq 1`, 'BadRequest', 'Invalid filter clause'],
  ])('refuses %s', async (filter, code, message) => {
    const { status, body } = await graph.get(
      `${things}/items?$filter=${encodeURIComponent(filter)}`,
    );
    expect([status, body.error.code]).toEqual([400, code]);
    expect(body.error.message).toContain(message);
  });

  it('looks at columns without an index when the caller accepts the risk', async () => {
    expect(await titles(graph, "$filter=fields/Title eq 'a'", honor)).toEqual(['A']);
    expect(await titles(graph, "$filter=startswith(fields/Title,'B')", honor)).toEqual(['B']);
    expect(await titles(graph, '$orderby=fields/Title desc', honor)).toEqual([
      'E',
      'D',
      'C',
      'B',
      'A',
    ]);
  });

  it.each([
    ['fields/Count', ['E', 'B', 'C', 'D', 'A']],
    ['fields/Count desc', ['A', 'D', 'C', 'B', 'E']],
    ['id desc', ['E', 'D', 'C', 'B', 'A']],
  ])('orders by %s, and gives every item once however small the page', async (order, expected) => {
    const seen: string[] = [];
    let next: string | undefined =
      `${things}/items?$expand=fields&$top=2&$orderby=${encodeURIComponent(order)}`;
    while (next !== undefined) {
      const { body } = await graph.get(next);
      seen.push(...body.value.map((item: { fields: { Title: string } }) => item.fields.Title));
      next = body['@odata.nextLink'];
    }
    expect(seen).toEqual(expected);
  });

  it('goes on after the last item when others are added or removed meanwhile', async () => {
    const { body } = await graph.get(`${things}/items?$expand=fields&$top=2`);
    const extra = await addThing(graph, { Title: 'F' });
    const { body: rest } = await graph.get(body['@odata.nextLink']);
    expect(rest.value.map(({ id }: { id: string }) => id)).toEqual(['3', '4']);
    await graph.delete(`${things}/items/${extra.body.id}`);
  });

  it.each(['id', 'id desc', 'fields/Count', 'fields/Count desc', 'fields/Due desc', 'fields/Key'])(
    'gives by %s every item that stays exactly once while others come and go',
    async (order) => {
      const own = await makeThings(await startTenant());
      for (let n = 0; n < 24; n += 1)
        await addThing(own, {
          Title: `${n}`,
          ...(n % 5 !== 0 && { Key: `k${(n * 7) % 24}` }),
          ...(n % 3 !== 0 && { Count: n % 4 }),
          ...(n % 4 !== 0 && { Due: `2026-01-0${(n % 3) + 1}T00:00:00Z` }),
        });
      const seen: string[] = [];
      let next: string | undefined = `${things}/items?$top=3&$orderby=${encodeURIComponent(order)}`;
      for (let page = 0; next !== undefined; page += 1) {
        const { body } = await own.get(next);
        seen.push(...body.value.map(({ id }: { id: string }) => id));
        next = body['@odata.nextLink'];
        // Every fourth item goes, if it is still there; new ones come on both sides of the page.
        await own.delete(`${things}/items/${(page + 1) * 4}`);
        if (page < 8) await addThing(own, { Title: 'new', Count: page % 5, Key: `new${page}` });
      }
      const staying = Array.from({ length: 24 }, (_, i) => i + 1).filter((id) => id % 4 !== 0);
      for (const id of staying)
        expect([id, seen.filter((one) => one === String(id)).length]).toEqual([id, 1]);
      expect(new Set(seen).size).toBe(seen.length);
    },
  );

  it('says openly what it does not implement', async () => {
    const { status, body } = await graph.get(`${things}/items?$search=x`);
    expect([status, body.error.code]).toEqual([501, 'notImplemented']);
  });
});
