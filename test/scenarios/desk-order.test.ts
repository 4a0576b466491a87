import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { HandoffRecord } from '../../src/core/handoff-record.ts';
import { handoffRecord } from '../support/handoff.ts';
import { startWorld, type World } from '../support/world.ts';

const petra = 'Petra Hansen';
/** A Friday, two o'clock in Hamburg. */
const today = new Date('2026-11-27T13:00:00Z');
let world: World;
beforeEach(async () => {
  world = await startWorld({ today, mails: false, rows: 3 });
});
afterEach(() => world.close());

async function lay(subject: string, more: Partial<HandoffRecord>) {
  const me = { oid: world.oid(petra), name: petra };
  const handedOffBy = { oid: world.oid('Jonas Petersen'), name: 'Jonas Petersen' };
  const record = handoffRecord({ subject, handedOffBy, owner: me, responsibilityId: 999, ...more });
  await world.product.context.handoffsAs(me).claim(record);
}

const desk = async (query = '') => (await world.api(petra, 'GET', `/desk${query}`)).body;
const told = (part: any) => part.handoffs.map(({ subject, late }: any) => [subject, late?.hours]);

it('sorts what wants an answer by the business hours that are left, not by the due date', async () => {
  await lay('since this morning, due today', {
    handedOffAt: '2026-11-27T12:00:00Z',
    due: '2026-11-27',
  });
  await lay('since yesterday, due in a month', {
    handedOffAt: '2026-11-26T10:00:00Z',
    due: '2026-12-24',
  });
  await lay('since last week', { handedOffAt: '2026-11-19T10:00:00Z' });
  await lay('since now', { handedOffAt: '2026-11-27T12:59:00Z' });
  const { offered } = await desk();
  expect(told(offered).map(([subject]: any) => subject)).toEqual([
    'since last week',
    'since yesterday, due in a month',
    'since this morning, due today',
    'since now',
  ]);
  const [first, second, third] = offered.handoffs;
  expect(first.late).toMatchObject({ over: true, of: 'answer' });
  expect(first.late.hours).toBeLessThan(-40);
  expect(second.late).toMatchObject({ over: true, of: 'answer', hours: -4 });
  expect(third.late).toMatchObject({ over: false, of: 'due', hours: 3 });
  expect((await desk('?offered=2')).offered).toMatchObject({
    total: 4,
    handoffs: [{ subject: 'since last week' }, { subject: 'since yesterday, due in a month' }],
  });
});

it('is told the same way of a hand-off that is asked for alone', async () => {
  await lay('since now', { handedOffAt: '2026-11-27T12:59:00Z' });
  const [{ handoffKey, late }] = (await desk()).offered.handoffs;
  expect(late).toMatchObject({ of: 'answer', over: false });
  const { body } = await world.api(petra, 'GET', `/handoffs/${handoffKey}`);
  expect(body).toMatchObject({ subject: 'since now', late });
});

it('counts no hours over the weekend', async () => {
  await lay('offered on Friday', { handedOffAt: '2026-11-27T12:00:00Z' });
  const before = (await desk()).offered.handoffs[0].late;
  await world.passTime(60 * 3_600);
  const after = (await desk()).offered.handoffs[0].late;
  expect([before.hours, after.hours]).toEqual([7, 4]);
});

it('leaves what has no time at the end of what is mine, and counts what waits in the same hours until it is due', async () => {
  await lay('no time', { state: 'accepted' });
  await lay('due', { state: 'accepted', due: '2026-12-03' });
  await lay('waits', { state: 'waiting', due: '2026-11-30', waitUntil: '2026-12-01' });
  const { mine, waiting } = await desk();
  expect(told(mine)).toEqual([
    ['due', 36 + 3],
    ['no time', undefined],
  ]);
  expect(told(waiting)).toEqual([['waits', 9 + 3]]);
});

it('is sorted by the newest request when that is asked for', async () => {
  await lay('older', { receivedAt: '2026-11-20T08:00:00Z', handedOffAt: '2026-11-20T08:00:00Z' });
  await lay('newer', { receivedAt: '2026-11-27T08:00:00Z', handedOffAt: '2026-11-27T08:00:00Z' });
  const { offered } = await desk('?order=newest');
  expect(told(offered).map(([subject]: any) => subject)).toEqual(['newer', 'older']);
});

/** Asks whether the desk is still the one with that word. */
async function ask(tag = '') {
  const headers = { authorization: `Bearer ${await world.tokenFor(petra)}`, 'if-none-match': tag };
  const answer = await world.raw(new Request('https://baton.example/api/desk', { headers }));
  return { status: answer.status, tag: answer.headers.get('etag') ?? '' };
}

it('is not told again while nothing has changed, and at once when somebody else does something', async () => {
  await lay('mine', { state: 'accepted' });
  const first = await ask();
  expect((await ask(first.tag)).status).toBe(304);
  await lay('another', {});
  const second = await ask(first.tag);
  expect([second.status, (await ask(second.tag)).status]).toEqual([200, 304]);
});

it('is not told again because of what others do among themselves', async () => {
  await lay('mine', { state: 'accepted' });
  const handoffKey = randomUUID();
  const [handedOffBy, owner] = ['Jonas Petersen', 'Sabine Kern'].map((name) => ({
    oid: world.oid(name),
    name,
  }));
  await lay('theirs', { handoffKey, ...(handedOffBy && { handedOffBy }), ...(owner && { owner }) });
  const { tag } = await ask();
  for (const action of ['accept', 'done', 'reopen']) {
    const { status } = await world.api('Sabine Kern', 'POST', `/handoffs/${handoffKey}/actions`, {
      action,
    });
    expect([action, status]).toEqual([action, 200]);
    // what was just written comes once more, as a change of the list
    await world.product.handoffLog.keepInStep();
    expect((await ask(tag)).status).toBe(304);
  }
});
