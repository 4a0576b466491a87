import { beforeEach, describe, expect, it } from 'vitest';
import { startTenant, type World } from './support/tenant.ts';

describe('the switches', () => {
  let world: World;
  beforeEach(async () => {
    world = await startTenant();
  });

  const values = async (): Promise<Record<string, string>> => {
    const { body } = await world.control('GET', 'switches');
    return Object.fromEntries(
      body.map(({ name, value }: { name: string; value: string }) => [name, value]),
    );
  };

  it('each say what they are about, and stand on one of their choices', async () => {
    const { body } = await world.control('GET', 'switches');
    expect(body.length).toBeGreaterThan(4);
    for (const { about, value, choices } of body) {
      expect(about).toMatch(/\.$/);
      expect(choices).toContain(value);
    }
  });

  it('change by name and go back to their defaults at a reset', async () => {
    const before = await values();
    const changes = { uniqueViolation: '409', secondSend: 'accepted' };
    expect((await world.control('PATCH', 'switches', changes)).status).toBe(200);
    expect(await values()).toEqual({ ...before, ...changes });
    await world.control('POST', 'reset');
    expect(await values()).toEqual(before);
  });

  it.each([[{ nonsense: 'on' }], [{ uniqueViolation: 409 }], ['409'], [[1]], [undefined]])(
    'refuse %o and stay as they are',
    async (changes) => {
      const before = await values();
      const { status, body } = await world.control('PATCH', 'switches', changes);
      expect([status, typeof body.reason]).toEqual([422, 'string']);
      expect(await values()).toEqual(before);
    },
  );
});
