import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answerOffline } from '../../src/ui/pane/offline/answer.ts';
import { writeSetting } from '../support/setting.ts';
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
      'site',
      'triageDesk',
    ]);
    const find = await world.api('Petra Hansen', 'GET', '/responsibilities');
    expect(body.responsibilities).toHaveLength(find.body.total);
  });

  it('says the same as the server to a mail the register alone decides', async () => {
    const { body } = await world.api('Petra Hansen', 'GET', '/responsibilities/offline');
    const mail = reminder('Zahlungserinnerung zu unserer Rechnung.', new Date());
    const { suggestion } = answerOffline(mail, body, new Date());
    expect(suggestion).toMatchObject({
      kind: 'suggested',
      best: { recipient: { person: { name: 'Sabine Kern' } } },
    });
  });

  it('counts the usual working days where an older server does not say how they are', async () => {
    const { body } = await world.api('Petra Hansen', 'GET', '/responsibilities/offline');
    const { site: _, ...older } = body;
    const monday = new Date('2026-11-23T08:00:00Z');
    const mail = reminder('Bitte antworten Sie innerhalb von 3 Arbeitstagen.', monday);
    expect(answerOffline(mail, older, monday).duePhrases[0]?.day).toBe('2026-11-26');
  });

  it('counts working days where the company works, and names nobody who works elsewhere', async () => {
    const monday = new Date('2026-11-23T08:00:00Z');
    const mail = reminder('Bitte antworten Sie innerhalb von 3 Arbeitstagen.', monday);
    const dueDay = async () => {
      const { body } = await world.api('Petra Hansen', 'GET', '/responsibilities/offline');
      return {
        day: answerOffline(mail, body, monday).duePhrases[0]?.day,
        people: body.site.people,
      };
    };
    expect(await dueDay()).toEqual({ day: '2026-11-26', people: [] });
    await writeSetting(world, 'Site Kiel', 'People: petra.hansen@nordlicht-technik.example');
    await writeSetting(world, 'Site', 'Closed: 2026-11-24');
    expect(await dueDay()).toEqual({ day: '2026-11-27', people: [] });
  });
});

const reminder = (content: string, receivedAt: Date) => ({
  subject: '2. Mahnung zu Rechnung AD-40218',
  from: { name: 'Alsterdruck', address: 'buchhaltung@alsterdruck.example' },
  to: [],
  cc: [],
  receivedAt: receivedAt.toISOString(),
  body: { contentType: 'text' as const, content },
  attachmentNames: [],
  bulk: false,
});
