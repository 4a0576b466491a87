import { randomUUID } from 'node:crypto';
import { afterEach, describe, expect, it } from 'vitest';
import { startWorld, type World } from '../support/world.ts';

const petra = 'Petra Hansen';
let world: World;
afterEach(() => world.close());

describe('two rows that slipped past the unique column', () => {
  it('make one mail, also when one of the clicks never heard what came of it and comes again', async () => {
    world = await startWorld();
    await world.control('PATCH', '/switches', { uniqueColumn: 'racing' });
    const lost = { method: 'POST', path: '/items$', nth: 2, effect: true, reset: true };
    await world.control('POST', '/faults', lost);
    const orders = await Promise.all([
      orderFor('mahnung-alsterdruck-rechnung'),
      orderFor('mahnung-alsterdruck-info'),
    ]);
    const first = await Promise.all(orders.map(click));
    expect(first.map(({ status }) => status).toSorted()).toEqual([200, 503]);
    const again = await Promise.all(orders.map(click));
    expect(again.map(({ body }) => body.kind).toSorted()).toEqual(['already', 'handed_off']);
    expect(await mailsSubmitted()).toBe(1);
  });
});

describe('when the undo window has ended and Microsoft has no time', () => {
  it('tries again by itself, and sends one mail', async () => {
    world = await startWorld({ undoSeconds: 10 });
    const order = await orderFor('finanzamt-frist');
    expect((await click(order)).body.handoff.mailState).toBe('claimed');
    const busy = { method: 'POST', path: '/createForward$', times: 2, status: 429 };
    await world.control('POST', '/faults', busy);
    await world.passTime(11);
    expect(await mailsSubmitted()).toBe(0);
    await world.passTime(3);
    await world.passTime(6);
    const { body } = await world.api(petra, 'GET', `/handoffs/${order.handoffKey}`);
    expect(body.mailState).toBe('sent');
    expect(await mailsSubmitted()).toBe(1);
  });
});

describe('when SharePoint asks to wait longer than the tries last', () => {
  it('sends by itself when that is over, and nothing was asked meanwhile', async () => {
    world = await startWorld({ undoSeconds: 10 });
    const order = await orderFor('finanzamt-frist');
    await click(order);
    const headers = { 'retry-after': '100' };
    await world.control('POST', '/faults', {
      path: '/v1.0/sites/',
      times: 1,
      status: 429,
      headers,
    });
    await world.passTime(11);
    const asked = world.sentRequests();
    await world.passTime(60);
    expect([await mailsSubmitted(), world.sentRequests() - asked]).toEqual([0, 0]);
    await world.passTime(40);
    expect(await mailsSubmitted()).toBe(1);
  });
});

describe('an uncertain mail that its sender cancels', () => {
  it('stays sent when it has left after all', async () => {
    world = await startWorld();
    const late = { method: 'POST', path: '/send$', lateMs: 5_000 };
    await world.control('POST', '/faults', late);
    const order = await orderFor('finanzamt-frist');
    expect((await click(order)).body.handoff.mailState).toBe('uncertain');
    await world.control('POST', '/clock', { moveMs: 6_000 });
    expect(await mailsSubmitted()).toBe(1);
    const path = `/handoffs/${order.handoffKey}/actions`;
    const { body } = await world.api(petra, 'POST', path, { action: 'cancel' });
    expect(body).toMatchObject({ mailState: 'sent', state: 'offered' });
  });

  it('is not cancelled while nobody can look', async () => {
    world = await startWorld();
    await world.control('POST', '/faults', { method: 'POST', path: '/send$', status: 504 });
    const order = await orderFor('finanzamt-frist');
    expect((await click(order)).body.handoff.mailState).toBe('uncertain');
    await world.control('POST', '/faults', { path: '/messages', times: 100, status: 429 });
    const path = `/handoffs/${order.handoffKey}/actions`;
    const { status } = await world.api(petra, 'POST', path, { action: 'cancel' });
    expect(status).toBe(503);
    const { body } = await world.api(petra, 'GET', `/handoffs/${order.handoffKey}`);
    expect(body.mailState).toBe('uncertain');
  });
});

async function orderFor(key: string) {
  const mail = await world.mailId(key);
  const { body } = await world.api(petra, 'POST', '/suggestions', mail);
  const { responsibilityId } = body.suggestion.best;
  return { ...mail, handoffKey: randomUUID(), kind: 'forward', responsibilityId };
}

function click(order: object) {
  return world.api(petra, 'POST', '/handoffs', order);
}

async function mailsSubmitted(): Promise<number> {
  const ledger = await world.control<{ event: string }[]>('GET', '/ledger');
  return ledger.filter(({ event }) => event === 'mail.submitted').length;
}
