import { expect } from 'vitest';
import { createEmulator } from '../../../src/emulator/emulator.ts';
import { addThing, makeThings, things } from './lists.ts';
import { type Caller, info, openWorld, seedData, type World } from './tenant.ts';

type Check = (world: World, graph: Caller) => Promise<void>;

/** The conformance cases about versions, changes, throttling and subscriptions, by their number. */
export const changeChecks: Record<number, Check> = {
  29: async (_, graph) => {
    await addThing(graph, { Title: 'A' });
    for (const Title of ['B', 'C']) await graph.patch(`${things}/items/1`, { fields: { Title } });
    const versions = async () => (await graph.get(`${things}/items/1/versions`)).body.value;
    const before = await versions();
    expect(before.map(({ id }: { id: string }) => id)).toEqual(['3.0', '2.0', '1.0']);
    expect(before[0].lastModifiedBy.user.displayName).toBe('Anna Albrecht');
    const restored = await graph.post(`${things}/items/1/versions/1.0/restoreVersion`);
    expect(restored.status).toBe(204);
    expect((await versions())[0].id).toBe('4.0');
    expect((await graph.get(`${things}/items/1?$expand=fields`)).body.fields.Title).toBe('A');
  },
  31: async (world, graph) => {
    const { body } = await graph.get(`${things}/items/delta`);
    for (const resync of ['resyncChangesApplyDifferences', 'resyncChangesUploadDifferences']) {
      await world.control('POST', 'delta-tokens/expire', { resync });
      const gone = await graph.get(body['@odata.deltaLink']);
      expect([gone.status, gone.body.error.code]).toEqual([410, resync]);
      const fresh = await graph.get(gone.headers.get('location') ?? '');
      expect([fresh.status, fresh.body.value]).toEqual([200, []]);
    }
  },
  33: async (world, graph) => {
    await world.control('PATCH', 'switches', { throttling: 'on', retryAfter: 'fractional' });
    await world.control('POST', 'clock', { at: new Date().toISOString() });
    const requests = Array.from({ length: 20 }, (_, at) => ({
      id: String(at),
      method: 'GET',
      url: `${things}/items`,
    }));
    const parts: { status: number; headers: Record<string, string>; body: any }[] = [];
    while (parts.every(({ status }) => status === 200)) {
      const { status, body } = await graph.post('/$batch', { requests });
      expect(status).toBe(200);
      parts.push(...body.responses);
    }
    const throttled = parts.find(({ status }) => status === 429);
    const header = new Headers(throttled?.headers).get('retry-after');
    expect(Number(header)).toBeGreaterThan(0);
    expect(throttled?.body.error.code).toMatch(/^(?:TooManyRequests|activityLimitReached)$/);
  },
  35: async () => {
    const asked: URL[] = [];
    let answer = (token: string | null) => new Response(token);
    const deliver = (request: Request) => {
      asked.push(new URL(request.url));
      return Promise.resolve(answer(asked.at(-1)?.searchParams.get('validationToken') ?? null));
    };
    const world = openWorld(createEmulator({ file: ':memory:', deliver }));
    await world.control('POST', 'seed', seedData);
    const graph = await makeThings(world);
    const { body: list } = await graph.get(things);
    const subscribe = (more: object = {}) =>
      graph.post('/subscriptions', {
        changeType: 'updated',
        notificationUrl: 'https://subscriber.example/notify',
        resource: `sites/${list.parentReference.siteId}/lists/${list.id}`,
        expirationDateTime: new Date(Date.now() + 3_600_000).toISOString(),
        ...more,
      });
    expect((await subscribe()).status).toBe(201);
    expect(asked[0]?.searchParams.get('validationToken')).toBeTruthy();
    for (const wrong of [
      () => new Response('x'),
      (token: string | null) => new Response(token, { status: 202 }),
    ]) {
      answer = wrong;
      const { status, body } = await subscribe();
      expect([status, body.error.code]).toEqual([400, 'InvalidRequest']);
      expect(body.error.message).toMatch(/^Subscription validation request failed/);
    }
    for (const refused of [
      { notificationUrl: 'http://subscriber.example/notify' },
      { changeType: 'created' },
      { notificationUrl: info },
    ])
      expect((await subscribe(refused)).status).toBe(400);
    world.emulator.close();
  },
};
