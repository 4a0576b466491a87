import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { embeddedRows } from '../support/handoff.ts';
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

  it('sees the first of them, and how many there are', async () => {
    const all = (await world.api('Sabine Kern', 'GET', '/starter')).body;
    const { body } = await world.api('Sabine Kern', 'GET', '/starter?size=2');
    expect(all.rows.length).toBeGreaterThan(2);
    expect(body).toMatchObject({ rows: all.rows.slice(0, 2), total: all.rows.length });
  });

  it('is not sent to somebody who is away', async () => {
    const namesNow = async () =>
      (await world.api('Sabine Kern', 'GET', '/starter')).body.ask.map(
        ({ name }: { name: string }) => name,
      );
    const [first] = await namesNow();
    const Title = world.oid(first);
    await embeddedRows(world, 'Absences').add({
      Title,
      PersonOid: Title,
      From: new Date(Date.now() - 3_600_000).toISOString(),
    });
    await world.passTime(400);
    expect(await namesNow()).not.toContain(first);
  });
});

describe('the tab of a channel', () => {
  it('is answered for one area alone, and each area it may choose has something to show', async () => {
    const { areas, total } = (await world.api('Petra Hansen', 'GET', '/responsibilities')).body;
    expect(areas.length).toBeGreaterThan(1);
    let together = 0;
    for (const area of areas) {
      const path = `/responsibilities?area=${encodeURIComponent(area)}`;
      const { body } = await world.api('Petra Hansen', 'GET', path);
      expect(body.total).toBeGreaterThan(0);
      for (const { responsibility } of body.entries) expect(responsibility.area).toBe(area);
      together += body.total;
    }
    expect(together).toBe(total);
  });

  it('is answered for one team alone: what somebody of it owns or shares', async () => {
    const { teams } = (await world.api('Petra Hansen', 'GET', '/responsibilities/teams')).body;
    expect(teams.length).toBeGreaterThan(0);
    const oids: string[] = teams[0].map(({ oid }: { oid: string }) => oid);
    const path = `/responsibilities?people=${oids.join(',')}`;
    const { body } = await world.api('Petra Hansen', 'GET', path);
    expect(body.total).toBeGreaterThan(0);
    for (const { responsibility } of body.entries)
      expect(
        [responsibility.owner, ...responsibility.team].some(({ oid }) => oids.includes(oid)),
      ).toBe(true);
    const wrong = await world.api('Petra Hansen', 'GET', '/responsibilities?people=Kern');
    expect(wrong.status).toBe(400);
  });
});
