import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startWorld, type World } from '../support/world.ts';

const admin = 'Linh Nguyen';
const reader = 'Petra Hansen';
let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.close());

describe('the first proposals', () => {
  it('come from the organisation chart, with their reason, for whoever may write the register', async () => {
    const { status, body } = await world.api(admin, 'GET', '/first-day/chart');
    expect(status).toBe(200);
    expect(body.people).toBe(world.sample.tenant.users.length);
    expect(body.proposals).toContainEqual(
      expect.objectContaining({
        area: 1,
        owner: expect.objectContaining({ name: 'Deniz Yıldız' }),
        reason: expect.objectContaining({ where: 'job' }),
      }),
    );
    expect((await world.api(reader, 'GET', '/first-day/chart')).status).toBe(403);
  });

  it('come from mails of a mailbox that the caller may open, as numbers and domains alone', async () => {
    const [shared] = world.sample.tenant.sharedMailboxes;
    const colleague = world.sample.tenant.users.find(({ displayName }) => displayName === reader);
    for (const mailbox of [shared?.address, colleague?.mail, 'nobody@nordlicht-technik.example']) {
      const refused = await world.api(admin, 'POST', '/first-day/mails', { mailbox, count: 50 });
      expect(refused, mailbox).toMatchObject({ status: 403, body: { code: 'no_access' } });
    }
    const own = await world.api(admin, 'POST', '/first-day/mails', { count: 10 });
    expect(own.status).toBe(200);
    expect(Object.keys(own.body)).toEqual(['requests', 'unmatched', 'proposals']);
  });

  it('write nothing', async () => {
    const before = (await world.api(admin, 'GET', '/register')).body.total;
    await world.api(admin, 'GET', '/first-day/chart');
    expect((await world.api(admin, 'GET', '/register')).body.total).toBe(before);
  });
});
