import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mailPermissions, sitePermissions } from '../../src/core/app-permissions.ts';
import { startWorld, type World } from '../support/world.ts';

const today = new Date('2026-11-26T10:00:00Z');
const petra = 'Petra Hansen';

describe('a company that has agreed to the lists, and not yet to mails', () => {
  let world: World;
  let messageId = '';

  beforeAll(async () => {
    world = await startWorld({ today, rows: 4, mails: false, consented: sitePermissions });
    const address = world.sample.tenant.users.find((each) => each.displayName === petra)?.mail;
    const mail = { subject: 'Mahnung', body: { contentType: 'text', content: 'Bitte zahlen.' } };
    const path = `/mailboxes/${address}/messages`;
    ({ id: messageId } = await world.control<{ id: string }>('POST', path, mail));
  });
  afterAll(() => world.close());

  const suggest = () => world.api(petra, 'POST', '/suggestions', { messageId });

  it('has the tab: who answers for what, the desk, the hand-offs', async () => {
    for (const path of ['/responsibilities?q=', '/desk', '/handoffs', '/me'])
      expect([path, (await world.api(petra, 'GET', path)).status]).toEqual([path, 200]);
  });

  it('is told at the first mail what is missing, and goes on once it is there', async () => {
    const refused = await suggest();
    expect([refused.status, refused.body.code]).toEqual([403, 'consent_needed']);
    const consent = { user: world.oid(petra), app: world.clientId, scopes: mailPermissions };
    await world.control('POST', '/consents', consent);
    expect((await suggest()).status).toBe(200);
  });
});
