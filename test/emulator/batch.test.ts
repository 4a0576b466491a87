import { beforeEach, describe, expect, it } from 'vitest';
import { makeThings, site, things } from './support/lists.ts';
import { type Caller, clara, type Json, startTenant, type World } from './support/tenant.ts';

const json = { 'content-type': 'application/json' };

describe('$batch', () => {
  let world: World;
  let graph: Caller;
  beforeEach(async () => {
    world = await startTenant();
    graph = await makeThings(world);
  });
  const batch = (requests: object[], caller = graph) => caller.post('/$batch', { requests });
  const byId = ({ body }: { body: Json }): Record<string, Json> =>
    Object.fromEntries(body.responses.map((one: Json) => [one.id, one]));

  it('answers every part by itself, relative urls with and without a leading slash', async () => {
    const answer = await batch([
      { id: '1', method: 'GET', url: '/me?$select=displayName' },
      { id: '2', method: 'GET', url: 'me/messages?$top=1' },
      { id: '3', method: 'GET', url: '/users/nobody@nordlicht.example' },
      {
        id: '4',
        method: 'POST',
        url: `${things}/items`,
        headers: json,
        body: { fields: { Title: 'A' } },
      },
    ]);
    expect(answer.status).toBe(200);
    const parts = byId(answer);
    expect(parts['1']).toMatchObject({
      status: 200,
      headers: {
        'Content-Type': expect.stringContaining('application/json'),
        'OData-Version': '4.0',
      },
      body: { displayName: 'Anna Albrecht' },
    });
    expect(parts['2'].body.value).toEqual([]);
    expect(parts['3']).toMatchObject({
      status: 404,
      body: { error: { code: 'Request_ResourceNotFound' } },
    });
    expect(parts['4']).toMatchObject({ status: 201, body: { fields: { Title: 'A' } } });
  });

  it('gives the answers in another order than the requests', async () => {
    const requests = ['1', '2', '3'].map((id) => ({ id, method: 'GET', url: '/me' }));
    const { body } = await batch(requests);
    expect(body.responses.map(({ id }: Json) => id)).not.toEqual(['1', '2', '3']);
  });

  it('permits each part with the rights of the caller', async () => {
    const parts = byId(
      await batch(
        [
          { id: '1', method: 'GET', url: `${things}/items` },
          { id: '2', method: 'POST', url: `${things}/items`, headers: json, body: { fields: {} } },
        ],
        await world.as(clara),
      ),
    );
    expect([parts['1'].status, parts['2'].status]).toEqual([200, 403]);
    expect((await batch([], world.with('x.y.z'))).status).toBe(401);
  });

  it('runs parts one after the other, and fails those that depend on a failed one', async () => {
    const chain = byId(
      await batch([
        {
          id: 'a',
          method: 'POST',
          url: `${things}/items`,
          headers: json,
          body: { fields: { Title: 'A' } },
        },
        { id: 'b', dependsOn: ['A'], method: 'GET', url: `${things}/items/1` },
        { id: 'c', dependsOn: ['b'], method: 'GET', url: `${things}/items/99` },
        { id: 'd', dependsOn: ['c'], method: 'DELETE', url: `${things}/items/1` },
      ]),
    );
    expect(['a', 'b', 'c', 'd'].map((id) => chain[id].status)).toEqual([201, 200, 404, 424]);
    expect((await graph.get(`${things}/items/1`)).status).toBe(200);
  });

  it.each([
    ['ids that differ only in case', [part('a'), part('A')], 'unique in a batch'],
    [
      'more than 20 parts',
      Array.from({ length: 21 }, (_, i) => part(String(i))),
      'maximum value of 20',
    ],
    [
      'a part that depends on a later one',
      [{ ...part('1'), dependsOn: ['2'] }, part('2')],
      'Invalid dependency',
    ],
    [
      'an order for some parts only',
      [part('1'), part('2'), { ...part('3'), dependsOn: ['1'] }],
      'fully sequential',
    ],
    ['a part without id', [{ method: 'GET', url: '/me' }], 'Invalid batch payload'],
    ['no list of requests', undefined, 'Invalid batch payload'],
  ])('refuses %s as a whole', async (_, requests, message) => {
    const { status, body } = await graph.post('/$batch', { requests });
    expect([status, body.error.message]).toEqual([400, expect.stringContaining(message)]);
  });

  it('lets some parts have an order, when the switch says so', async () => {
    await world.control('PATCH', 'switches', { batchMixedOrder: 'accepted' });
    const parts = byId(await batch([part('1'), part('2'), { ...part('3'), dependsOn: ['1'] }]));
    expect(Object.values(parts).map(({ status }) => status)).toEqual([200, 200, 200]);
  });

  it.each([
    ['a body without content type', { method: 'POST', url: '/me/messages', body: {} }],
    ['a batch in it', { method: 'POST', url: '/$batch', headers: json, body: { requests: [] } }],
    ['an absolute url', { method: 'GET', url: 'https://graph.microsoft.com/v1.0/me' }],
    ['a method nobody knows', { method: 'TRACE', url: '/me' }],
    ['a header that is none', { method: 'GET', url: '/me', headers: { 'a b': 'c' } }],
  ])('refuses a part with %s, and only that', async (_, wrong) => {
    const parts = byId(await batch([{ id: '1', ...wrong }, part('2')]));
    expect([parts['1'].status, parts['2'].status]).toEqual([400, 200]);
  });

  it('spoils the part that a fault rule names, and tells when to come again', async () => {
    const rule = { path: '/me/messages', status: 429, headers: { 'retry-after': '2.128' } };
    await world.control('POST', 'faults', rule);
    const parts = byId(await batch([part('1'), { id: '2', method: 'GET', url: '/me/messages' }]));
    expect([parts['1'].status, parts['2'].status]).toEqual([200, 429]);
    expect(parts['2'].headers['Retry-After']).toBe('2.128');
  });

  it('counts each part as a request, which the last requests show', async () => {
    await batch([
      part('1'),
      { id: '2', method: 'GET', url: `${things}/items/99` },
      { id: '3', method: 'GET', url: `${site}/lists` },
    ]);
    const { body } = await world.control('GET', 'requests');
    const last = body
      .slice(-4)
      .map(({ method, path, status, units, app, person }: Json) => [
        method,
        path.replace(/.*\//, '/'),
        status,
        units,
        app,
        person,
      ]);
    expect(last).toContainEqual(['GET', '/99', 404, 1, 'Baton', 'Anna Albrecht']);
    expect(last).toContainEqual(['GET', '/lists', 200, 2, 'Baton', 'Anna Albrecht']);
    expect(last.at(-1)).toEqual(['POST', '/$batch', 200, 1, 'Baton', 'Anna Albrecht']);
  });
});

function part(id: string) {
  return { id, method: 'GET', url: '/me' };
}
