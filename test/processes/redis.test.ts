import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { openRedis } from '../../src/main/redis.ts';
import { shareLooks } from '../../src/store/shared-looks.ts';
import { createRateLimits } from '../../src/store/rate-limits.ts';
import { type RunningRedis, startRedis } from '../support/redis.ts';

const rates = { requestsPerMinute: 4, handoffsPerMinute: 2 };
const log = pino({ level: 'silent' });

/** Two servers that share nothing but a Redis. */
describe('servers that count together', () => {
  let redis: RunningRedis;
  let clients: NonNullable<ReturnType<typeof openRedis>>[];
  beforeAll(async () => {
    redis = await startRedis();
    clients = [open(), open()];
    await vi.waitFor(() => expect(clients.every(({ isReady }) => isReady)).toBe(true));
  });
  afterAll(async () => {
    for (const client of clients) client.destroy();
    await redis.kill();
  });

  function open() {
    const client = openRedis({ redisUrl: redis.url }, log);
    if (client === undefined) throw new Error('no address');
    return client;
  }
  const servers = () => clients.map((client) => createRateLimits(rates, client));
  const caller = (oid: string) => ({
    tenantId: 'b183256e-a16e-4121-b07a-6fc42fd7b23a',
    oid,
    name: 'Petra Hansen',
    mail: 'petra.hansen@nordlicht-technik.example',
    assertion: '',
  });
  /** How many of these many requests get through, by turns at one server and the other. */
  const allowed = async (who: string, asked: number) => {
    const both = servers();
    const results = await Promise.allSettled(
      Array.from({ length: asked }, async (_, turn) => both[turn % 2]?.allowRequest(caller(who))),
    );
    return results.filter(({ status }) => status === 'fulfilled').length;
  };

  it('let through as many in all as one server would', async () => {
    expect(await allowed('first', 10)).toBe(4);
  });

  it('tell each other where something changed, and take nothing else for that', async () => {
    const [one, other] = clients;
    if (one === undefined || other === undefined) throw new Error('no clients');
    const heard: string[][] = [];
    const shared = [
      shareLooks(one, 'tenant', (lists) => heard.push(['one', ...lists])),
      shareLooks(other, 'tenant', (lists) => heard.push(['other', ...lists])),
      shareLooks(other, 'another tenant', (lists) => heard.push(['elsewhere', ...lists])),
    ];
    // whoever listens first hears first: all are there once each has heard something
    await vi.waitFor(() => {
      shared[0]?.tell(['Handoffs']);
      expect(new Set(heard.map(([who]) => who))).toEqual(new Set(['one', 'other']));
    });
    heard.length = 0;
    await one.publish('baton:changed:tenant', 'Secrets ["Handoffs"] __proto__');
    shared[1]?.tell(['Settings', 'Absences']);
    await vi.waitFor(() => expect(heard.some((each) => each.includes('Settings'))).toBe(true));
    const names = new Set(heard.flatMap(([, ...lists]) => lists));
    expect([...names].filter((name) => name !== 'Handoffs').toSorted()).toEqual([
      'Absences',
      'Settings',
    ]);
    for (const each of shared) each.close();
  });

  it('count each for itself while Redis is away, and never let everybody through', async () => {
    await redis.kill();
    await vi.waitFor(() => expect(clients.some(({ isReady }) => isReady)).toBe(false));
    expect(await allowed('second', 20)).toBe(8);
  });

  it('count together again when it is back', async () => {
    await redis.startAgain();
    await vi.waitFor(() => expect(clients.every(({ isReady }) => isReady)).toBe(true), 20_000);
    expect(await allowed('third', 10)).toBe(4);
  });
});
