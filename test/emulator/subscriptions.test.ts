import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createEmulator } from '../../src/emulator/emulator.ts';
import { addThing, makeThings, site, things } from './support/lists.ts';
import {
  anna,
  apiId,
  bernd,
  type Caller,
  type Json,
  openWorld,
  seedData,
  startTenant,
  tenantId,
  type World,
} from './support/tenant.ts';

const endpoint = 'https://baton.example/notify?from=graph';
const lifecycle = 'https://baton.example/lifecycle';

/** A subscriber under the tests' control: what it got, and how it answers. */
interface Subscriber {
  got: { url: string; value: Json[] }[];
  tokens: string[];
  answer: (request: Request) => Response | Promise<Response>;
}

function newSubscriber(): Subscriber {
  return { got: [], tokens: [], answer: () => new Response(null, { status: 202 }) };
}

async function receive(subscriber: Subscriber, request: Request): Promise<Response> {
  const token = new URL(request.url).searchParams.get('validationToken');
  if (token !== null) {
    subscriber.tokens.push(request.url);
    return new Response(token, { headers: { 'content-type': 'text/plain' } });
  }
  const { value } = (await request.json()) as { value: Json[] };
  subscriber.got.push({ url: request.url, value });
  return subscriber.answer(request);
}

describe('subscriptions', () => {
  let world: World;
  let graph: Caller;
  let app: Caller;
  let subscriber: Subscriber;
  let resource: string;
  let deliver: (request: Request) => Promise<Response>;
  const now = (): Promise<Json> => world.control('GET', 'clock').then(({ body }) => body.now);
  const inMinutes = async (minutes: number): Promise<string> =>
    new Date(new Date(await now()).getTime() + minutes * 60_000).toISOString();
  const move = (minutes: number) => world.control('POST', 'clock', { moveMs: minutes * 60_000 });
  const settle = () => world.control('POST', 'notifications/deliver');
  const body = async (more: object = {}) => ({
    changeType: 'updated',
    notificationUrl: endpoint,
    resource,
    expirationDateTime: await inMinutes(1000),
    clientState: 'secret',
    ...more,
  });

  beforeEach(async () => {
    subscriber = newSubscriber();
    deliver = (request) => receive(subscriber, request);
    const emulator = createEmulator({
      file: ':memory:',
      deliver: (request) => deliver(request),
      answerWithinMs: 50,
      handshakeWithinMs: 50,
    });
    world = openWorld(emulator);
    await world.control('POST', 'seed', seedData);
    await world.control('POST', 'clock', { at: '2026-05-04T08:00:00Z' });
    graph = await makeThings(world);
    app = await world.asApp(['Sites.Selected']);
    const list = await graph.get(things);
    resource = `sites/${list.body.parentReference.siteId}/lists/${list.body.id}`;
  });
  afterEach(() => world.emulator.close());

  describe('are created', () => {
    it('after a handshake with an encoded token that must come back decoded', async () => {
      const answer = await app.post('/subscriptions', await body());
      expect(answer.status).toBe(201);
      expect(answer.body).toMatchObject({
        resource,
        changeType: 'updated',
        applicationId: apiId,
        clientState: 'secret',
        notificationUrl: endpoint,
        expirationDateTime: '2026-05-05T00:40:00.000Z',
      });
      expect(subscriber.tokens).toHaveLength(1);
      expect(subscriber.tokens[0]).toMatch(
        /^https:\/\/baton\.example\/notify\?from=graph&validationToken=Validation%3A%20/,
      );
    });

    it('with a handshake of the lifecycle address too', async () => {
      await app.post('/subscriptions', await body({ lifecycleNotificationUrl: lifecycle }));
      expect(subscriber.tokens.map((url) => new URL(url).pathname)).toEqual([
        '/notify',
        '/lifecycle',
      ]);
    });

    it.each<[string, () => Response | Promise<Response>, string]>([
      ['an error', () => new Response('no', { status: 500 }), 'respond with 200 OK'],
      ['202', () => new Response(null, { status: 202 }), 'respond with 200 OK'],
      ['something else', () => new Response('hello'), 'exactly match validationToken'],
      ['silence', () => new Promise(() => undefined), 'respond with 200 OK'],
      ['no server', () => Promise.reject(new TypeError('fetch failed')), 'respond with 200 OK'],
    ])('not when the endpoint answers with %s', async (_, answer, reason) => {
      deliver = async () => answer();
      const refused = await app.post('/subscriptions', await body());
      expect([refused.status, refused.body.error.code]).toEqual([400, 'InvalidRequest']);
      expect(refused.body.error.message).toMatch(/^Subscription validation request failed\. /);
      expect(refused.body.error.message).toContain(reason);
      expect((await app.get('/subscriptions')).body.value).toEqual([]);
    });

    it('not when the endpoint echoes the token still encoded', async () => {
      deliver = async (request) => new Response(/validationToken=(.*)$/.exec(request.url)?.[1]);
      expect((await app.post('/subscriptions', await body())).status).toBe(400);
    });

    it.each([
      ['http', { notificationUrl: 'http://baton.example/notify' }, 400, 'InvalidRequest'],
      ['no address', { notificationUrl: 'notify' }, 400, 'InvalidRequest'],
      [
        'http for lifecycle',
        { lifecycleNotificationUrl: 'http://x.example' },
        400,
        'InvalidRequest',
      ],
      ['a long clientState', { clientState: 'x'.repeat(129) }, 400, 'InvalidRequest'],
      ['created on a list', { changeType: 'created' }, 400, 'InvalidRequest'],
      ['several kinds on a list', { changeType: 'created,updated' }, 400, 'InvalidRequest'],
      ['the past', { expirationDateTime: '2026-05-04T07:59:00Z' }, 400, 'InvalidRequest'],
      ['no time', { expirationDateTime: 'soon' }, 400, 'InvalidRequest'],
      ['a list that is not there', { resource: 'sites/root/lists/x' }, 404, 'itemNotFound'],
      ['something else', { resource: 'users' }, 501, 'notImplemented'],
      ['a broken escape', { resource: 'sites/%E0%A4%A/lists/x' }, 404, 'itemNotFound'],
      ['resource data', { includeResourceData: true }, 501, 'notImplemented'],
      ['an unknown member', { colour: 'red' }, 400, 'BadRequest'],
    ])('not with %s', async (_, more, status, code) => {
      const answer = await app.post('/subscriptions', await body(more));
      expect([answer.status, answer.body.error.code]).toEqual([status, code]);
      expect(subscriber.tokens).toEqual([]);
    });

    it('over plain http only on loopback, which is our exception', async () => {
      for (const notificationUrl of ['http://localhost:3000/n', 'http://127.0.0.1:3000/n'])
        expect((await app.post('/subscriptions', await body({ notificationUrl }))).status).toBe(
          201,
        );
    });

    it('for at most 42,300 minutes on a list and 10,080 on mail, or 4,230 under the switch', async () => {
      const mail = await world.asApp(['Mail.Read']);
      const upTo = async (caller: Caller, minutes: number, watched: string) =>
        caller.post(
          '/subscriptions',
          await body({ resource: watched, expirationDateTime: await inMinutes(minutes) }),
        );
      const messages = `users/${anna}/messages`;
      expect((await upTo(app, 42_300, resource)).status).toBe(201);
      const long = await upTo(app, 42_301, resource);
      expect(long.body.error).toMatchObject({
        code: 'ExtensionError',
        message: 'Subscription expiration can only be 42300 minutes in the future.',
      });
      expect((await upTo(mail, 10_080, messages)).status).toBe(201);
      expect((await upTo(mail, 10_081, messages)).status).toBe(400);
      await world.control('PATCH', 'switches', { mailSubscriptionMinutes: '4230' });
      expect((await upTo(mail, 4_231, messages)).status).toBe(400);
    });

    it('for at least 45 minutes, whatever was asked', async () => {
      const soon = { expirationDateTime: await inMinutes(1) };
      const answer = await app.post('/subscriptions', await body(soon));
      expect(answer.body.expirationDateTime).toBe('2026-05-04T08:45:00.000Z');
    });

    it('only by who may read what they watch', async () => {
      const stranger = await world.asApp(
        ['Sites.Selected'],
        'aaaaaaaa-0000-4000-8000-000000000002',
      );
      expect((await stranger.post('/subscriptions', await body())).status).toBe(403);
      const nobody = await world.asApp(['User.Read.All']);
      expect((await nobody.post('/subscriptions', await body())).status).toBe(403);
      const mail = { resource: `users/${anna}/messages`, changeType: 'created' };
      const colleague = await world.as(bernd, ['Mail.Read', 'Mail.Read.Shared']);
      expect((await colleague.post('/subscriptions', await body(mail))).status).toBe(403);
    });
  });

  describe('belong to who made them', () => {
    it('and nobody else sees, renews or ends them', async () => {
      const { body: made } = await app.post('/subscriptions', await body());
      const path = `/subscriptions/${made.id}`;
      const other = await world.as(anna);
      expect((await other.get('/subscriptions')).body.value).toEqual([]);
      expect((await other.get(path)).status).toBe(404);
      expect((await other.delete(path)).status).toBe(404);
      expect((await app.get(path)).body).toMatchObject({ id: made.id, resource });
      expect((await app.delete(path)).status).toBe(204);
      expect((await app.get(path)).status).toBe(404);
    });

    it('until they expire', async () => {
      await app.post('/subscriptions', await body());
      await move(1001);
      const later = await world.asApp(['Sites.Selected']);
      expect((await later.get('/subscriptions')).body.value).toEqual([]);
    });

    it('and can be renewed, but not be given a lifecycle address', async () => {
      const { body: made } = await app.post('/subscriptions', await body());
      const path = `/subscriptions/${made.id}`;
      const renewed = await app.patch(path, { expirationDateTime: await inMinutes(2000) });
      expect(renewed.body.expirationDateTime).toBe('2026-05-05T17:20:00.000Z');
      expect((await app.patch(path, { expirationDateTime: await inMinutes(50_000) })).status).toBe(
        400,
      );
      expect((await app.patch(path, { lifecycleNotificationUrl: lifecycle })).status).toBe(400);
    });
  });

  describe('to a list', () => {
    it('say that it was updated, not which item, once for many changes', async () => {
      const { body: made } = await app.post('/subscriptions', await body());
      await addThing(graph, { Title: 'A' });
      await graph.patch(`${things}/items/1`, { fields: { Title: 'B' } });
      await graph.delete(`${things}/items/1`);
      await settle();
      expect(subscriber.got).toEqual([
        {
          url: endpoint,
          value: [
            {
              subscriptionId: made.id,
              subscriptionExpirationDateTime: made.expirationDateTime,
              clientState: 'secret',
              tenantId,
              changeType: 'updated',
              resource,
              resourceData: { '@odata.type': '#Microsoft.Graph.ListItem' },
            },
          ],
        },
      ]);
    });

    it('come by themselves soon after the change', async () => {
      await app.post('/subscriptions', await body());
      const arrived = new Promise<void>((done) => {
        subscriber.answer = () => {
          done();
          return new Response(null, { status: 202 });
        };
      });
      await addThing(graph, { Title: 'A' });
      await arrived;
      expect(subscriber.got).toHaveLength(1);
    });

    it('say nothing about other lists, refused writes and after their end', async () => {
      const { body: made } = await app.post('/subscriptions', await body());
      await graph.post(`${site}/lists`, { displayName: 'Others' });
      await graph.post(`${site}/lists/Others/items`, { fields: { Title: 'A' } });
      await addThing(graph, { Nope: 'A' });
      await settle();
      await app.delete(`/subscriptions/${made.id}`);
      await addThing(graph, { Title: 'A' });
      await settle();
      expect(subscriber.got).toEqual([]);
    });
  });

  describe('are repeated', () => {
    it.each<[string, () => Response | Promise<Response>]>([
      ['fails', () => new Response(null, { status: 503 })],
      ['takes too long', () => new Promise(() => undefined)],
    ])('when the endpoint %s, until it takes them', async (_, answer) => {
      await app.post('/subscriptions', await body());
      subscriber.answer = answer;
      await addThing(graph, { Title: 'A' });
      expect((await settle()).body).toEqual({ delivered: 0, waiting: 1 });
      await settle();
      expect(subscriber.got).toHaveLength(1);
      await move(1);
      await settle();
      expect(subscriber.got).toHaveLength(2);
      subscriber.answer = () => new Response(null, { status: 200 });
      await move(1);
      expect((await settle()).body).toMatchObject({ waiting: 0 });
      expect(subscriber.got).toHaveLength(3);
      expect(subscriber.got[2]?.value).toEqual(subscriber.got[0]?.value);
    });

    it('for four hours and no longer', async () => {
      await app.post('/subscriptions', await body());
      subscriber.answer = () => new Response(null, { status: 500 });
      await addThing(graph, { Title: 'A' });
      for (let i = 0; i < 30; i += 1) {
        await move(10);
        await settle();
      }
      const before = subscriber.got.length;
      expect(before).toBeGreaterThan(20);
      expect(before).toBeLessThan(27);
      await move(60);
      await settle();
      expect(subscriber.got).toHaveLength(before);
    });
  });

  describe('to mail', () => {
    const arrive = (subject: string) =>
      world.control('POST', 'mailboxes/anna.albrecht@nordlicht.example/messages', {
        subject,
        from: { emailAddress: { address: 'kunde@example.org' } },
        body: { contentType: 'text', content: 'Hallo' },
      });
    const person = () => world.as(anna, ['Mail.ReadWrite']);

    it('name the message that came', async () => {
      const me = await person();
      const mail = { resource: "me/mailFolders('inbox')/messages", changeType: 'created' };
      expect((await me.post('/subscriptions', await body(mail))).status).toBe(201);
      const { body: made } = await arrive('Rechnung');
      await settle();
      const [notification] = subscriber.got[0]?.value ?? [];
      expect(notification).toMatchObject({
        changeType: 'created',
        resourceData: { '@odata.type': '#Microsoft.Graph.Message' },
      });
      const found = await me.get(`/me/messages/${notification.resourceData.id}`);
      expect(found.body).toMatchObject({ subject: 'Rechnung', id: made.id });
      expect(notification.resourceData['@odata.etag']).toBe(found.body['@odata.etag']);
    });

    it('tell a change, and a move as an end here and a beginning there', async () => {
      const me = await person();
      for (const folder of ['inbox', 'archive']) {
        const mail = { resource: `me/mailFolders/${folder}/messages` };
        await me.post(
          '/subscriptions',
          await body({ ...mail, changeType: 'created,updated,deleted', clientState: folder }),
        );
      }
      const { body: made } = await arrive('Rechnung');
      await me.patch(`/me/messages/${made.id}`, { isRead: true });
      await me.post(`/me/messages/${made.id}/move`, { destinationId: 'archive' });
      await settle();
      const told = subscriber.got
        .flatMap(({ value }) => value)
        .map(({ clientState, changeType }) => `${clientState} ${changeType}`);
      expect(told).toEqual(['inbox created', 'inbox updated', 'inbox deleted', 'archive created']);
    });

    it('give immutable ids to who asked for them when subscribing', async () => {
      const me = await person();
      const immutable = { prefer: 'IdType="ImmutableId"' };
      const mail = { resource: 'me/messages', changeType: 'created' };
      await me.post('/subscriptions', await body(mail), immutable);
      await arrive('Rechnung');
      await settle();
      const id = subscriber.got[0]?.value[0].resourceData.id;
      expect((await me.get(`/me/messages/${id}`, immutable)).body.id).toBe(id);
    });
  });

  describe('ask to be authorised again', () => {
    const subscribe = async () =>
      (await app.post('/subscriptions', await body({ lifecycleNotificationUrl: lifecycle }))).body;

    it('when the token they were made with is about to end', async () => {
      const made = await subscribe();
      await settle();
      expect(subscriber.got).toEqual([]);
      await move(80);
      await settle();
      expect(subscriber.got).toEqual([
        {
          url: lifecycle,
          value: [
            {
              subscriptionId: made.id,
              subscriptionExpirationDateTime: made.expirationDateTime,
              clientState: 'secret',
              tenantId,
              lifecycleEvent: 'reauthorizationRequired',
            },
          ],
        },
      ]);
    });

    it.each([
      [
        'reauthorised',
        (caller: Caller, id: string) => caller.post(`/subscriptions/${id}/reauthorize`),
        204,
      ],
      [
        'renewed',
        (caller: Caller, id: string) =>
          caller.patch(`/subscriptions/${id}`, { expirationDateTime: '2026-05-05T08:00:00Z' }),
        200,
      ],
    ])('and fall silent until they are %s', async (_, again, status) => {
      const made = await subscribe();
      await move(80);
      await settle();
      await move(60);
      await addThing(await world.as(anna), { Title: 'lost' });
      await settle();
      expect(subscriber.got).toHaveLength(1);
      const fresh = await world.asApp(['Sites.Selected']);
      expect((await again(fresh, made.id)).status).toBe(status);
      await addThing(await world.as(anna), { Title: 'heard' });
      await settle();
      expect(subscriber.got[1]).toMatchObject({
        url: endpoint,
        value: [{ changeType: 'updated' }],
      });
    });

    it('by the door at any time, if they have an address for it', async () => {
      const made = await subscribe();
      const door = (id: string) => world.control('POST', `subscriptions/${id}/challenge`);
      expect((await door(made.id)).status).toBe(204);
      await settle();
      expect(subscriber.got[0]?.value[0].lifecycleEvent).toBe('reauthorizationRequired');
      const { body: plain } = await app.post('/subscriptions', await body());
      expect((await door(plain.id)).status).toBe(409);
      expect((await door('nobody')).status).toBe(404);
    });

    it('in vain when the permission is gone', async () => {
      const made = await subscribe();
      const { body: grants } = await graph.get(`${site}/permissions`);
      await graph.delete(`${site}/permissions/${grants.value[0].id}`);
      expect((await app.post(`/subscriptions/${made.id}/reauthorize`)).status).toBe(403);
    });
  });

  it('reach a real server by fetch when nothing else is said', async () => {
    const plain = await startTenant();
    const caller = await plain.asApp(['Mail.Read']);
    const answer = await caller.post('/subscriptions', {
      changeType: 'created',
      notificationUrl: 'http://127.0.0.1:1/nobody',
      resource: `users/${anna}/messages`,
      expirationDateTime: new Date(Date.now() + 3_600_000).toISOString(),
    });
    expect(answer.body.error.message).toContain('respond with 200 OK');
  });
});
