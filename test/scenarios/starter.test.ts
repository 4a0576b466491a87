import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startWorld, type World } from '../support/world.ts';

let world: World;
beforeEach(async () => {
  world = await startWorld({ mails: false });
});
afterEach(() => world.close());

describe('somebody on their first day', () => {
  it('sees what they answer for, who stands in, what is typically asked, and whom to ask', async () => {
    const { body } = await world.api('Sabine Kern', 'GET', '/starter');
    const roles = body.rows.map(({ role }: { role: string }) => role);
    expect(roles).toContain('owner');
    expect(roles).toContain('deputy');
    expect(roles.indexOf('deputy')).toBeGreaterThan(roles.lastIndexOf('owner'));
    for (const { role, owner } of body.rows)
      expect(owner.name === 'Sabine Kern').toBe(role === 'owner');
    expect(body.rows.some(({ examples }: { examples: string[] }) => examples.length > 0)).toBe(
      true,
    );
    expect(body.ask.length).toBeGreaterThan(0);
    const names = body.ask.map(({ name }: { name: string }) => name);
    expect(names).not.toContain('Sabine Kern');
    expect(new Set(names).size).toBe(names.length);
  });
});
