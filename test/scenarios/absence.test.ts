import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { embeddedRows } from '../support/handoff.ts';
import { startWorld, type World } from '../support/world.ts';

const petra = 'Petra Hansen';
const mirko = 'Mirko Albrecht';
const period = { from: '2026-12-07', to: '2026-12-09' };
let world: World;
beforeEach(async () => {
  world = await startWorld({ today: new Date('2026-11-25T09:00:00Z'), mails: false });
});
afterEach(() => world.close());

const act = (person: string, id: string, body: object) =>
  world.api(person, 'POST', `/absences/${id}/actions`, body);

/** Somebody who has something that nobody else of the register can take, because the others of it are away until the end of the year. */
async function onlyOne(): Promise<{ name: string; title: string }> {
  const { responsibilities, absences } = await world.product.context.currentRegister();
  const one = responsibilities.find(
    ({ owner, deputies, team, process }) =>
      process === undefined &&
      absences.every(({ oid }) => oid !== owner.oid) &&
      [owner, ...deputies, ...team].every(({ name }) => name !== mirko),
  );
  if (one === undefined) throw new Error('no such responsibility');
  const others = [...one.deputies, ...one.team].filter(({ oid }) => oid !== one.owner.oid);
  for (const { oid } of others) {
    const from = '2026-11-20T12:00:00Z';
    await embeddedRows(world, 'Absences').add({ Title: oid, PersonOid: oid, From: from });
  }
  await world.passTime(400);
  return { name: one.owner.name, title: one.title };
}

describe('an absence that was typed in', () => {
  it('says before it is entered which areas nobody would cover on which working days', async () => {
    const { name, title } = await onlyOne();
    const { body } = await world.api(
      name,
      'GET',
      '/absences/outlook?from=2026-12-04&to=2026-12-07',
    );
    const titles = body.uncovered.flatMap((area: { titles: string[] }) => area.titles);
    expect(titles).toContain(title);
    // the fifth and sixth are a weekend
    for (const { days } of body.uncovered) expect(days).toEqual(['2026-12-04', '2026-12-07']);
    expect(body.choices.length).toBeGreaterThan(0);
    expect((await world.api(name, 'GET', '/absences')).body).toEqual({ own: [], asks: [] });
  });

  it('asks somebody to cover, who says yes with one click; then nothing is uncovered', async () => {
    const { name, title } = await onlyOne();
    const entered = await world.api(name, 'POST', '/absences', period);
    const [mine] = entered.body.own;
    expect(mine).toMatchObject(period);
    expect(JSON.stringify(mine.uncovered)).toContain(title);

    const asked = await act(name, mine.id, { action: 'ask', oid: world.oid(mirko) });
    expect(asked.body.own[0].cover).toEqual({ name: mirko, state: 'asked' });
    const { asks } = (await world.api(mirko, 'GET', '/absences')).body;
    expect(asks).toEqual([{ id: mine.id, name, ...period }]);

    expect((await act(mirko, mine.id, { action: 'accept' })).body.asks).toEqual([]);
    const [covered] = (await world.api(name, 'GET', '/absences')).body.own;
    expect(covered).toMatchObject({ cover: { name: mirko, state: 'accepted' }, uncovered: [] });
  });

  it('counts from the day it begins: requests go to whoever covers', async () => {
    const { name, title } = await onlyOne();
    const { body } = await world.api(name, 'POST', '/absences', {
      from: '2026-11-25',
      to: '2026-11-27',
    });
    const [{ id }] = body.own;
    await act(name, id, { action: 'ask', oid: world.oid(mirko) });
    await act(mirko, id, { action: 'accept' });
    await world.passTime(400);
    const found = await world.api(petra, 'GET', `/responsibilities?q=${encodeURIComponent(title)}`);
    const entry = found.body.entries.find(
      (each: { responsibility: { title: string } }) => each.responsibility.title === title,
    );
    expect(entry.recipient).toMatchObject({ person: { name: mirko }, covers: { name } });
  });

  it('says that whoever was asked cannot, and asks the next one', async () => {
    const { name } = await onlyOne();
    const [{ id }] = (await world.api(name, 'POST', '/absences', period)).body.own;
    await act(name, id, { action: 'ask', oid: world.oid(mirko) });
    await act(mirko, id, { action: 'decline' });
    const [mine] = (await world.api(name, 'GET', '/absences')).body.own;
    expect(mine.cover).toEqual({ name: mirko, state: 'declined' });
    const again = await act(name, id, { action: 'ask', oid: mine.choices[0].oid });
    expect(again.body.own[0].cover).toEqual({ name: mine.choices[0].name, state: 'asked' });
  });

  it('is nobody else’s to change, and is gone when it is taken away', async () => {
    const { name } = await onlyOne();
    const [{ id }] = (await world.api(name, 'POST', '/absences', period)).body.own;
    for (const action of ['accept', 'decline', 'remove'])
      expect((await act(mirko, id, { action })).status).toBe(404);
    expect((await act(name, id, { action: 'accept' })).status).toBe(404);
    const self = await act(name, id, { action: 'ask', oid: world.oid(name) });
    expect(self.body.code).toBe('recipient_not_listed');
    expect((await act(name, id, { action: 'remove' })).body.own).toEqual([]);
  });

  it('ends yesterday when it has begun, so that it stays known who stood in; a slip of today is gone', async () => {
    const { name } = await onlyOne();
    const begun = { from: '2026-11-24', to: '2026-12-09' };
    const [slip] = (await world.api(name, 'POST', '/absences', begun)).body.own;
    expect(slip.hasPassed).toBe(false);
    expect((await act(name, slip.id, { action: 'remove' })).body.own).toEqual([]);
    await world.api(name, 'POST', '/absences', begun);
    const aDay = 24 * 60 * 60;
    await world.passTime(2 * aDay);
    const [mine] = (await world.api(name, 'GET', '/absences')).body.own;
    expect(mine.hasPassed).toBe(true);
    expect((await act(name, mine.id, { action: 'remove' })).body.own).toEqual([]);
    await world.passTime(301);
    const { absences } = await world.product.context.currentRegister();
    const kept = absences.filter(({ oid }) => oid === world.oid(name));
    expect(kept).toMatchObject([{ from: '2026-11-24', to: '2026-11-26' }]);
  });

  it('is entered once when it is pressed in two windows at the same moment, or again later', async () => {
    const { name } = await onlyOne();
    const press = () => world.api(name, 'POST', '/absences', period);
    const answers = await Promise.all([press(), press(), press()]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    const [{ id }, ...more] = (await world.api(name, 'GET', '/absences')).body.own;
    expect(more).toEqual([]);
    await act(name, id, { action: 'ask', oid: world.oid(mirko) });
    const [again, ...others] = (await press()).body.own;
    expect(again).toMatchObject({ id, cover: { name: mirko, state: 'asked' } });
    expect(others).toEqual([]);
  });

  it('is refused when it ends before it begins or is over', async () => {
    for (const wrong of [
      { from: '2026-12-09', to: '2026-12-07' },
      { from: '2026-11-02', to: '2026-11-03' },
      { from: '2026-12-09' },
    ])
      expect((await world.api(petra, 'POST', '/absences', wrong)).status).toBe(400);
  });

  it('names what lies with me and falls due meanwhile', async () => {
    const handoffKey = '7a8e7bd0-8b1c-4a6e-9a53-0a8f1d2c3b4a';
    const act = async (person: string, action: string, more: object = {}) =>
      expect(
        await world.api(person, 'POST', `/handoffs/${handoffKey}/actions`, { action, ...more }),
      ).toMatchObject({ status: 200 });
    const { responsibilities } = await world.product.context.currentRegister();
    const row = responsibilities.find(({ owner }) => owner.name === mirko);
    const address = world.sample.tenant.users.find((each) => each.displayName === petra)?.mail;
    const { id: messageId } = await world.control<{ id: string }>(
      'POST',
      `/mailboxes/${address}/messages`,
      { subject: 'Prüfung', body: { contentType: 'text', content: 'Bitte.' } },
    );
    await world.api(petra, 'POST', '/handoffs', {
      messageId,
      handoffKey,
      kind: 'forward',
      responsibilityId: row?.id,
      recipientOid: world.oid(mirko),
      due: '2026-12-08',
    });
    const outlook = async () =>
      (await world.api(mirko, 'GET', '/absences/outlook?from=2026-11-26&to=2026-12-18')).body;
    expect((await outlook()).due).toMatchObject([{ subject: 'Prüfung' }]);
    // a due date is its day, whatever hour that ends
    for (const [action, more] of [['accept'], ['wait', { until: '2026-12-01' }]] as const) {
      await act(mirko, action, more);
      expect((await outlook()).due).toMatchObject([{ subject: 'Prüfung', day: '2026-12-08' }]);
    }
  });
});

describe('an absence that stands in Outlook', () => {
  const look = (person: string) => world.api(person, 'GET', '/absences/in-outlook');
  const allow = (person: string) =>
    world.control('POST', '/consents', {
      user: world.oid(person),
      app: world.clientId,
      scopes: ['MailboxSettings.Read', 'Calendars.ReadBasic'],
    });
  const away = (person: string, about: object) =>
    world.control('PATCH', `/people/${world.oid(person)}`, about);

  it('is read only after the person has allowed it, and only by themselves', async () => {
    await away(petra, {
      automaticReplies: {
        status: 'scheduled',
        from: '2026-12-04T16:00:00Z',
        to: '2026-12-10T07:00:00Z',
        externalMessage: 'Ich bin im Urlaub.',
        internalMessage: 'Weg.',
      },
      calendar: [
        { start: '2026-12-07T00:00:00+01:00', end: '2026-12-10T00:00:00+01:00', status: 'oof' },
        { start: '2026-12-14T09:00:00Z', end: '2026-12-14T10:00:00Z', status: 'oof' },
      ],
    });
    await away(mirko, {
      calendar: [{ start: '2026-12-21T00:00:00Z', end: '2026-12-22T00:00:00Z', status: 'oof' }],
    });
    const refused = await look(petra);
    expect([refused.status, refused.body.code]).toEqual([403, 'consent_needed']);
    await allow(petra);
    const { body } = await look(petra);
    expect(body.proposed).toMatchObject([{ ...period, sources: ['calendar', 'replies'] }]);
    expect(JSON.stringify(body)).not.toContain('Urlaub');
    expect((await look(mirko)).status).toBe(403);
  });

  it('is entered with one click, marked as taken over, and not proposed again', async () => {
    await away(petra, {
      calendar: [
        { start: '2026-12-07T00:00:00+01:00', end: '2026-12-10T00:00:00+01:00', status: 'oof' },
      ],
    });
    await allow(petra);
    const taken = await world.api(petra, 'POST', '/absences', { ...period, source: 'outlook' });
    expect(taken.body.own).toMatchObject([period]);
    const rows = await embeddedRows(world, 'Absences').all();
    expect(rows.at(-1)?.fields).toMatchObject({ PersonOid: world.oid(petra), Source: 'outlook' });
    expect((await look(petra)).body).toEqual({ proposed: [] });
  });
});
