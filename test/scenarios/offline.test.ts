import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answerOffline } from '../../src/ui/pane/offline/answer.ts';
import { startWorld, type World } from '../support/world.ts';

/** What a browser may keep for a time without connection. */
describe('the register for a time without connection', () => {
  let world: World;
  beforeAll(async () => {
    world = await startWorld();
  });
  afterAll(() => world.close());

  it('holds what Find shows anyway, and nothing of hand-offs, keys or what was learned', async () => {
    const { status, body } = await world.api('Petra Hansen', 'GET', '/responsibilities/offline');
    expect(status).toBe(200);
    expect(Object.keys(body).toSorted()).toEqual([
      'absences',
      'asOf',
      'internalDomains',
      'responsibilities',
      'triageDesk',
    ]);
    const find = await world.api('Petra Hansen', 'GET', '/responsibilities');
    expect(body.responsibilities).toHaveLength(find.body.total);
  });

  it('says the same as the server to a mail the register alone decides', async () => {
    const { body } = await world.api('Petra Hansen', 'GET', '/responsibilities/offline');
    const mail = {
      subject: '2. Mahnung zu Rechnung AD-40218',
      from: { name: 'Alsterdruck', address: 'buchhaltung@alsterdruck.example' },
      to: [],
      cc: [],
      receivedAt: new Date().toISOString(),
      body: { contentType: 'text' as const, content: 'Zahlungserinnerung zu unserer Rechnung.' },
      attachmentNames: [],
      bulk: false,
    };
    const { suggestion } = answerOffline(mail, body, new Date());
    expect(suggestion).toMatchObject({
      kind: 'suggested',
      best: { recipient: { person: { name: 'Sabine Kern' } } },
    });
  });
});
