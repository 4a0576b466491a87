import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createEmulator } from '../../src/emulator/emulator.ts';
import { addThing, makeThings, things } from './support/lists.ts';
import {
  anna,
  bernd,
  clara,
  info,
  openWorld,
  seedData,
  startTenant,
  type World,
} from './support/tenant.ts';

describe('the control doors', () => {
  let world: World;
  beforeEach(async () => {
    world = await startTenant();
  });
  afterEach(() => world.emulator.close());

  it('seed once; after a reset again, with the same keys', async () => {
    expect((await world.control('POST', 'seed', seedData)).status).toBe(409);
    const keys = () =>
      world.emulator.fetch(new Request('https://x/t/discovery/v2.0/keys')).then((r) => r.text());
    const before = await keys();
    expect((await world.control('POST', 'reset')).status).toBe(204);
    expect((await world.control('GET', 'people')).body).toEqual([]);
    expect((await world.control('POST', 'seed', seedData)).status).toBe(201);
    expect(await keys()).toBe(before);
  });

  it('say in one sentence what is wrong with a seed, and take nothing of it', async () => {
    await world.control('POST', 'reset');
    const [first] = seedData.users ?? [];
    const twice = { ...seedData, users: [first, first] };
    const { status, body } = await world.control('POST', 'seed', twice);
    expect([status, body.reason]).toEqual([422, expect.stringContaining('contradicts itself')]);
    const wrong = await world.control('POST', 'seed', { ...seedData, domain: 7 });
    expect([wrong.status, wrong.body.reason]).toEqual([422, expect.stringContaining('domain')]);
    expect((await world.control('GET', 'tenant')).body).toEqual({ seeded: false });
    expect((await world.control('POST', 'seed', seedData)).status).toBe(201);
  });

  it('list people, and the mailboxes a person may open', async () => {
    const people = (await world.control('GET', 'people')).body;
    expect(people.map(({ displayName }: { displayName: string }) => displayName)).toEqual([
      'Anna Albrecht',
      'Bernd Böhm',
      'Clara Cordes',
      'Dirk Dreyer',
    ]);
    expect(people[2].automaticReplies.internalMessage).toBe('Bin im Urlaub.');
    const of = async (oid: string) => (await world.control('GET', `mailboxes?person=${oid}`)).body;
    expect(await of(bernd)).toEqual([
      { address: 'bernd.boehm@nordlicht.example', displayName: 'Bernd Böhm', kind: 'user' },
      { address: info, displayName: 'Info', kind: 'shared' },
    ]);
    expect(await of(clara)).toHaveLength(1);
  });

  it.each([
    [
      {
        user: 'bbbbbbbb-0000-4000-8000-0000000000ff',
        audience: 'graph',
        app: seedData.apps?.[0]?.clientId,
      },
      'no user',
    ],
    [{ user: anna, audience: 'nonsense' }, 'no app'],
    [{ user: anna, audience: seedData.apps?.[0]?.clientId, scopes: ['other'] }, 'does not expose'],
  ])('refuse a token for %o', async (request, reason) => {
    const { status, body } = await world.control('POST', 'token', request);
    expect([status, body.reason]).toEqual([400, expect.stringContaining(reason)]);
  });

  it('stop, move and release the clock', async () => {
    const graph = await makeThings(world);
    const at = new Date(Date.now() + 60_000).toISOString();
    await world.control('POST', 'clock', { at });
    await world.control('POST', 'clock', { moveMs: 1000 });
    const { body } = await addThing(graph, { Title: 'A' });
    expect(body.createdDateTime).toBe(
      `${new Date(Date.parse(at) + 1000).toISOString().slice(0, 19)}Z`,
    );
    expect((await world.control('POST', 'clock', { release: true })).body.frozen).toBe(false);
  });

  it('answer from any page, because the tenant is a toy', async () => {
    const headers = { origin: 'http://localhost:3000', 'access-control-request-method': 'POST' };
    const request = new Request('http://localhost/__emulator/token', {
      method: 'OPTIONS',
      headers,
    });
    const response = await world.emulator.fetch(request);
    expect(response.headers.get('access-control-allow-origin')).toBe('*');
  });
});

describe('the tenant’s file', () => {
  it('keeps everything over a restart: lists, mails, ids, keys, ledger, clock', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'baton-tenant-'));
    const file = join(folder, 'tenant.sqlite');
    try {
      const first = await startTenant(file);
      const graph = await makeThings(first);
      await addThing(graph, { Title: 'A', Key: 'one' });
      await first.control('POST', `mailboxes/${info}/messages`, { subject: 'Bleibt' });
      await first.control('POST', 'clock', { moveMs: 5000 });
      const { body: before } = await graph.get(`${things}/items/1?$expand=fields`);
      const { body: token } = await first.control('POST', 'token', {
        user: anna,
        app: seedData.apps?.[0]?.clientId,
        audience: 'graph',
      });
      first.emulator.close();

      const second = openWorld(createEmulator({ file }));
      const again = second.with(token.access_token);
      expect((await again.get(`${things}/items/1?$expand=fields`)).body).toEqual(before);
      expect((await addThing(again, { Title: 'B', Key: 'one' })).status).toBe(400);
      expect((await addThing(again, { Title: 'B' })).body.id).toBe('2');
      expect((await again.get(`/users/${info}/messages`)).body.value).toMatchObject([
        { subject: 'Bleibt' },
      ]);
      expect((await second.control('GET', 'ledger')).body).toHaveLength(2);
      expect((await second.control('GET', 'clock')).body.offsetMs).toBe(5000);
      expect((await second.control('POST', 'seed', seedData)).status).toBe(409);
      second.emulator.close();
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
