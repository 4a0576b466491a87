import { randomUUID } from 'node:crypto';
import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { dueAt } from '../../src/core/business-time.ts';
import { defaultSite } from '../../src/core/site.ts';
import { createWorker, startRounds, type Worker } from '../../src/main/rounds.ts';
import { embeddedRows } from '../support/handoff.ts';
import { startWorld, type World } from '../support/world.ts';

const petra = 'Petra Hansen';
const mailbox = 'info@nordlicht-technik.example';
const hour = 3_600;
/** A Wednesday, ten o'clock in Hamburg. */
const began = new Date('2026-11-25T09:00:00Z');
let world: World;
let round: Worker['round'];

beforeEach(async () => {
  world = await startWorld({ today: began, mails: false, rows: 3 });
  ({ round } = createWorker(world.product));
});
afterEach(() => world.close());

async function handOff(more: Record<string, unknown> = {}) {
  const { id } = await world.control<{ id: string }>('POST', `/mailboxes/${mailbox}/messages`, {
    subject: 'Zählerstand Halle 2',
    from: { emailAddress: { name: 'Jana Brandt', address: 'brandt@kunde.example' } },
    toRecipients: [{ emailAddress: { name: '', address: mailbox } }],
    body: { contentType: 'text', content: 'Im Text steht ein Zaunkönig.' },
    internetMessageId: '<1@kunde.example>',
    receivedDateTime: began.toISOString(),
  });
  const [responsibility] = (await world.product.context.currentRegister()).responsibilities;
  const order = {
    messageId: id,
    mailbox,
    handoffKey: randomUUID(),
    kind: 'forward',
    responsibilityId: responsibility?.id,
    ...more,
  };
  const { body } = await world.api(petra, 'POST', '/handoffs', order);
  return body.handoff;
}

const read = async (key: string) => (await world.api(petra, 'GET', `/handoffs/${key}`)).body;
const act = (person: string, key: string, body: Record<string, unknown>) =>
  world.api(person, 'POST', `/handoffs/${key}/actions`, body);

async function actionsOf(): Promise<string[]> {
  const outcome = await round();
  const done = outcome.kind === 'done' ? Object.entries(outcome.done) : [];
  return done.filter(([, count]) => count > 0).map(([action]) => action);
}

async function toldTo(person: string): Promise<string[]> {
  const path = '/me/mailFolders/inbox/messages?$top=20&$orderby=receivedDateTime desc';
  const { value } = await world.graph<{ value: { subject: string; body: { content: string } }[] }>(
    person,
    path,
  );
  const notices = value.filter(({ subject }) => subject.startsWith('Baton: '));
  return notices.map(({ body }) => body.content);
}

describe('when nobody answers', () => {
  it('reminds the owner, tells whoever is above, and lets the hand-off expire, each once', async () => {
    const { handoffKey, owner, responsibilityId } = await handOff({ note: 'Kanarienvogel' });
    const { responsibilities } = await world.product.context.currentRegister();
    const hours = responsibilities.find(({ id }) => id === responsibilityId)?.answerHours ?? 8;
    const late = dueAt(began, hours, defaultSite);
    const moments = [
      dueAt(began, hours / 2, defaultSite),
      dueAt(began, hours * 0.9, defaultSite),
      late,
      dueAt(late, Math.max(hours, 8) + 0.5, defaultSite),
    ];
    const done: string[][] = [];
    for (const moment of moments) {
      await world.passTime((moment.getTime() - world.product.context.now().getTime()) / 1000);
      done.push([...(await actionsOf()), ...(await actionsOf())]);
    }
    expect(done).toEqual([['announce'], ['remind'], ['escalate'], ['expire']]);
    expect(await read(handoffKey)).toMatchObject({ state: 'expired', mailState: 'sent' });
    const [toOwner, toSender] = [await toldTo(owner.name), await toldTo(petra)];
    expect(toOwner.join()).toContain('läuft bald ab');
    expect(toSender.join()).toContain('hat nicht geantwortet');
    expect([...toOwner, ...toSender].join()).not.toMatch(/Kanarienvogel|Zaunkönig/);
  });
});

describe('when the accountable owner has it and does not answer', () => {
  it('tells whoever leads the area, and not the sender', async () => {
    const { responsibilities, absences } = await world.product.context.currentRegister();
    const responsibility = responsibilities.find(({ owner: { oid }, team }) => {
      return team.length === 0 && absences.every((absence) => absence.oid !== oid);
    });
    const { id, area = '', owner: accountable, answerHours = 8 } = responsibility ?? {};
    const lead = world.sample.tenant.users.find(
      ({ displayName, mail }) => displayName === 'Sabine Kern' && mail !== accountable?.mail,
    );
    await world.product.registerList.writeSetting('Leads', `${area}: ${lead?.mail}`);
    const { owner } = await handOff({ responsibilityId: id });
    expect(owner.oid).toBe(accountable?.oid);
    const tooLate = dueAt(began, answerHours + 0.5, defaultSite);
    await world.passTime((tooLate.getTime() - began.getTime()) / 1000);
    expect(await actionsOf()).toEqual(['escalate']);
    expect((await toldTo('Sabine Kern')).join()).toContain('noch nicht beantwortet');
    expect(await toldTo(petra)).toEqual([]);
  });
});

describe('a lead whose account is closed', () => {
  it('is passed over, also when they stand in no row of the register', async () => {
    const { responsibilities, absences } = await world.product.context.currentRegister();
    const listed = new Set(
      responsibilities.flatMap(({ owner, deputies, team }) =>
        [owner, ...deputies, ...team].map(({ oid }) => oid),
      ),
    );
    const responsibility = responsibilities.find(({ owner: { oid }, team }) => {
      return team.length === 0 && absences.every((absence) => absence.oid !== oid);
    });
    const { id, area = '', answerHours = 8 } = responsibility ?? {};
    const gone = world.sample.tenant.users.find(
      ({ oid, displayName, mail }) => mail && !listed.has(oid) && displayName !== petra,
    );
    const { registerList } = world.product;
    await registerList.writeSetting('Leads', `${area}: ${gone?.mail}`);
    await world.control('PATCH', `/people/${gone?.oid}`, { accountEnabled: false });
    await handOff({ responsibilityId: id });
    const tooLate = dueAt(began, answerHours + 0.5, defaultSite);
    await world.passTime((tooLate.getTime() - began.getTime()) / 1000);
    expect(await actionsOf()).toEqual(['escalate']);
    expect((await toldTo(petra)).join()).toContain('noch nicht beantwortet');
  });
});

describe('a request that went round in circles', () => {
  it('stops with whoever has it, and whoever answers for it is told, as an event of its own', async () => {
    const { handoffKey, owner, responsibilityId } = await handOff();
    const { handoffs, handoffsAs, currentRegister } = world.product.context;
    const stored = await handoffs.findByHandoffKey(handoffKey);
    if (stored === undefined) throw new Error('no row');
    const elsewhere = { oid: world.oid('Mirko Albrecht'), name: 'Mirko Albrecht' };
    const away = { hops: 5, owner: elsewhere };
    await handoffsAs(owner).change(stored, away);
    const { responsibilities } = await currentRegister();
    const accountable =
      responsibilities.find(({ id }) => id === responsibilityId)?.owner.name ?? '';
    expect(await actionsOf()).toEqual(['escalate_hops']);
    expect(await actionsOf()).toEqual([]);
    expect((await toldTo(accountable)).join()).toContain('5-mal weitergegeben');
    expect((await toldTo(petra)).join()).not.toContain('weitergegeben');
    const events = await embeddedRows(world, 'HandoffEvents').all();
    const last = JSON.parse(events.at(-1).fields.Payload);
    expect(JSON.stringify(last)).toContain('EscalatedAt');
    const target = {
      handoffKey: randomUUID(),
      responsibilityId,
      recipientOid: responsibilities.find(({ id }) => id === responsibilityId)?.deputies[0]?.oid,
    };
    const refused = await act(elsewhere.name, handoffKey, { action: 'pass_on', target });
    expect(refused.body.code).toBe('passed_on_too_often');
  });
});

describe('what waits', () => {
  it('comes back to its owner on the day', async () => {
    const { handoffKey, owner } = await handOff();
    await act(owner.name, handoffKey, { action: 'accept' });
    await act(owner.name, handoffKey, { action: 'wait', until: '2026-11-27' });
    await round();
    expect((await read(handoffKey)).state).toBe('waiting');
    await world.passTime(2 * 24 * hour);
    await round();
    expect((await read(handoffKey)).state).toBe('accepted');
    expect((await toldTo(owner.name)).join()).toContain('wieder in Arbeit');
  });
});

describe('what waits although nobody knows whether its mail left', () => {
  it('comes back to its owner on the day, and whoever is above is told when it is late', async () => {
    await world.control('POST', '/faults', {
      method: 'POST',
      path: '/send$',
      times: 1,
      status: 504,
    });
    const { handoffKey, owner, mailState } = await handOff({ due: '2026-11-30' });
    expect(mailState).toBe('uncertain');
    await act(owner.name, handoffKey, { action: 'accept' });
    await act(owner.name, handoffKey, { action: 'wait', until: '2026-11-27' });
    const later: string[][] = [];
    for (const days of [2, 3, 1]) {
      await world.passTime(days * 24 * hour);
      later.push([...(await actionsOf()), ...(await actionsOf())]);
    }
    expect(later).toEqual([['wake'], ['remind'], ['escalate']]);
    expect(await read(handoffKey)).toMatchObject({ state: 'accepted', mailState: 'uncertain' });
  });
});

describe('a mail that never left', () => {
  it('is given up after a working day: nothing was sent, the request is free, the sender knows', async () => {
    await world.product.registerList.writeSetting('UndoSeconds', '60');
    const { handoffKey } = await handOff();
    await act(petra, handoffKey, { action: 'hold' });
    await world.passTime(4 * hour);
    await round();
    expect((await read(handoffKey)).mailState).toBe('claimed');
    await world.passTime(24 * hour);
    await round();
    expect(await read(handoffKey)).toMatchObject({ state: 'withdrawn', mailState: 'cancelled' });
    expect((await toldTo(petra)).join()).toContain('ging nie hinaus');
  });
});

describe('of two workers', () => {
  it('one has the tenant’s lease, and the other takes over when it falls silent', async () => {
    const { round: other } = createWorker(world.product);
    expect((await round()).kind).toBe('done');
    expect((await other()).kind).toBe('not_mine');
    expect((await round()).kind).toBe('done');
    await world.passTime(600);
    expect((await other()).kind).toBe('done');
    expect((await round()).kind).toBe('not_mine');
  });

  it('the other goes on at once when one is told to stop', async () => {
    const log = pino({ level: 'silent' });
    const one = startRounds(createWorker(world.product), log);
    await one.stop();
    expect((await round()).kind).toBe('done');
    // and whoever stops later gives back only what is its own
    const { leave } = createWorker(world.product);
    await leave();
    expect((await createWorker(world.product).round()).kind).toBe('not_mine');
  });

  it('only one begins, also in the same moment', async () => {
    const kinds = await Promise.all([round(), createWorker(world.product).round()]);
    const first = kinds.filter(({ kind }) => kind === 'done');
    expect(first.length).toBeLessThanOrEqual(1);
    expect((await round()).kind === 'done' || kinds[1]?.kind === 'done').toBe(true);
  });
});
