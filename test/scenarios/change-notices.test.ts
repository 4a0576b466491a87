import { afterEach, describe, expect, it } from 'vitest';
import { createWorker } from '../../src/main/rounds.ts';
import { startWorld, type World } from '../support/world.ts';

const today = new Date('2026-11-26T10:00:00Z');
const publicUrl = 'https://baton.example';

interface Row {
  id: string;
  resource: string;
  notification_url: string;
  client_state: string;
  expires_at: string;
  challenged_at: string | null;
}

let world: World | undefined;
afterEach(() => world?.close());

async function begin(options: object = { publicUrl }): Promise<World> {
  world = await startWorld({ today, rows: 4, mails: false, ...options });
  return world;
}

const subscriptions = (open: World) => open.control<Row[]>('GET', '/subscriptions');
const settle = (open: World) => open.control('POST', '/notifications/deliver');

/** Calls of the product that asked for changes of a list since then. */
async function looks(open: World): Promise<number> {
  const calls = await open.control<{ path: string }[]>('GET', '/requests');
  return calls.filter(({ path }) => path.includes('/items/delta')).length;
}

describe('Microsoft tells of changes', () => {
  it('to nobody while it is not told where to reach Baton', async () => {
    const open = await begin({});
    await createWorker(open.product).round();
    expect(await subscriptions(open)).toEqual([]);
    const answer = await open.raw(
      new Request(`${publicUrl}/notifications?validationToken=x`, { method: 'POST' }),
    );
    expect(answer.status).toBe(404);
  });

  it('once the worker has subscribed to each list, with the handshake and a secret for each', async () => {
    const open = await begin();
    const worker = createWorker(open.product);
    await worker.round();
    const made = await subscriptions(open);
    expect(made).toHaveLength(4);
    expect(new Set(made.map((row) => row.client_state)).size).toBe(4);
    expect(made.every((row) => row.notification_url === `${publicUrl}/notifications`)).toBe(true);
    await worker.round();
    expect(await subscriptions(open)).toEqual(made);
    await open.passTime(40 * 60);
    await worker.round();
    const renewed = await subscriptions(open);
    expect(renewed.map(({ id }) => id)).toEqual(made.map(({ id }) => id));
    expect(renewed.every((row, at) => row.expires_at > (made[at]?.expires_at ?? ''))).toBe(true);
  });

  it('a change in SharePoint is read at once, without anybody asking', async () => {
    const open = await begin();
    await createWorker(open.product).round();
    const before = await looks(open);
    await open.product.registerList.writeSetting('UndoSeconds', '7');
    await settle(open);
    await expect.poll(() => looks(open)).toBeGreaterThan(before);
    // what was read is there before the next question
    await expect
      .poll(async () => (await open.product.currentRegister()).settings['UndoSeconds'])
      .toBe('7');
  });

  it('asks whether a subscription is still wanted, and is told that it is', async () => {
    const open = await begin();
    await createWorker(open.product).round();
    const [first] = await subscriptions(open);
    await open.control('POST', `/subscriptions/${first?.id}/challenge`);
    expect((await subscriptions(open))[0]?.challenged_at).not.toBeNull();
    await settle(open);
    await expect.poll(async () => (await subscriptions(open))[0]?.challenged_at).toBeNull();
  });

  it('not where it cannot reach Baton: the worker goes on without, and does not ask every minute', async () => {
    const open = await begin({ publicUrl: 'https://baton.example' });
    await open.control('POST', '/faults', {
      method: 'POST',
      path: '/subscriptions',
      status: 400,
      times: 9,
    });
    const worker = createWorker(open.product);
    expect((await worker.round()).kind).toBe('done');
    await open.passTime(60);
    await worker.round();
    const tries = await open.control<{ path: string; method: string }[]>('GET', '/requests');
    expect(
      tries.filter(({ path, method }) => method === 'POST' && path.endsWith('/subscriptions')),
    ).toHaveLength(1);
    await open.control('DELETE', '/faults');
    await open.passTime(600);
    await worker.round();
    expect(await subscriptions(open)).toHaveLength(4);
  });
});
