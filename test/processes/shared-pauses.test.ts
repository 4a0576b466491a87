import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openRedis } from '../../src/main/redis.ts';
import { type RunningRedis, startRedis } from '../support/redis.ts';
import { startWorld, type World } from '../support/world.ts';

const [petra, sabine] = ['Petra Hansen', 'Sabine Kern'];
/** So long a server believes what it knows of a person’s rights, in seconds. */
const rightsSeconds = 301;

let world: World;
let redis: RunningRedis;
/** Whom SharePoint asks to wait for ten minutes. */
let refused: string | undefined;
beforeEach(async () => {
  refused = undefined;
  redis = await startRedis();
  world = await startWorld({ rows: 3 });
});
afterEach(async () => {
  await world.close();
  await redis.kill();
});

/** Whose token a request carries. */
function nameIn({ headers }: Request): string {
  const [, payload = ''] = (headers.get('authorization') ?? '').split('.');
  const { name } = JSON.parse(Buffer.from(payload, 'base64url').toString() || '{}');
  return name ?? 'Baton itself';
}

/** A server of the tenant that shares a Redis with others; `asked` is for whom SharePoint was asked. */
async function startServer() {
  const client = openRedis({ redisUrl: redis.url }, pino({ level: 'silent' }));
  if (client === undefined) throw new Error('no address');
  const asked: string[] = [];
  const product = world.startServer(
    async (request) => {
      if (!request.url.includes('/v1.0/sites/')) return world.emulator.fetch(request);
      asked.push(nameIn(request));
      if (nameIn(request) !== refused) return world.emulator.fetch(request);
      return new Response(null, { status: 429, headers: { 'retry-after': '600' } });
    },
    { redis: client },
  );
  await vi.waitFor(() => expect(client.isReady).toBe(true));
  const close = () => {
    product.close();
    client.destroy();
  };
  /** Whether SharePoint is asked for the person whose mail is opened. */
  const asks = async (person: string) => {
    asked.length = 0;
    const { value } = await world.graph<{ value: { id: string }[] }>(person, '/me/messages?$top=1');
    await world.apiOf(product)(person, 'POST', '/suggestions', { messageId: value[0]?.id });
    return asked.includes(person);
  };
  return { asks, close };
}

describe('servers that share a Redis', () => {
  it('leave SharePoint alone for whom it asked to wait, whichever of them it was told, and go on for others', async () => {
    const [one, other] = [await startServer(), await startServer()];
    expect([await other.asks(petra), await other.asks(sabine)]).toEqual([true, true]);
    await vi.waitFor(async () => {
      // whoever does not listen yet hears nothing, so it is told again
      await world.passTime(601);
      refused = petra;
      await one.asks(petra);
      refused = undefined;
      expect(await other.asks(petra)).toBe(false);
    }, 20_000);
    await world.passTime(rightsSeconds);
    expect([await one.asks(petra), await other.asks(petra)]).toEqual([false, false]);
    expect(await other.asks(sabine)).toBe(true);
    await world.passTime(rightsSeconds);
    expect(await other.asks(petra)).toBe(true);
    one.close();
    other.close();
  });
});
