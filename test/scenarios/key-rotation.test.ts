import { randomBytes, randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { newTestKeys } from '../support/keys.ts';
import { startWorld, type World } from '../support/world.ts';

const petra = 'Petra Hansen';
const mail = 'mahnung-alsterdruck-rechnung';
const sameMailElsewhere = 'mahnung-alsterdruck-info';
let world: World;
let afterRotation: World['api'];
let close: () => void;

beforeEach(async () => {
  world = await startWorld();
  const { keys } = world.product.context;
  const fresh = { secret: new Uint8Array(randomBytes(32)), since: '2026-11-01T00:00:00.000Z' };
  const claim = { current: fresh, older: [keys.claim.current] };
  const server = world.startServer(async (request) => world.emulator.fetch(request), {
    keys: { ...keys, claim },
  });
  afterRotation = world.apiOf(server);
  close = server.close;
});
afterEach(async () => {
  close();
  await world.close();
});

describe('a mail that was handed off before the claim key was rotated', () => {
  it('is shown as handed off to a colleague who opens it afterwards', async () => {
    const order = await orderFor(mail);
    await world.api(petra, 'POST', '/handoffs', order);
    const ref = await world.mailId(sameMailElsewhere);
    const { body } = await afterRotation(petra, 'POST', '/suggestions', ref);
    expect(body.status).toMatchObject({
      kind: 'handed_off',
      handoff: { handoffKey: order.handoffKey },
    });
  });

  it('is not handed off a second time', async () => {
    const first = await orderFor(mail);
    await world.api(petra, 'POST', '/handoffs', first);
    const { body } = await afterRotation(petra, 'POST', '/handoffs', {
      ...first,
      ...(await world.mailId(sameMailElsewhere)),
      handoffKey: randomUUID(),
    });
    const status = { kind: 'handed_off', handoff: { handoffKey: first.handoffKey } };
    expect(body).toMatchObject({ kind: 'already', status });
    expect(await mailsSubmitted()).toBe(1);
  });

  it('is free when it was taken back, and then goes to one person', async () => {
    const first = await orderFor(mail);
    await world.api(petra, 'POST', '/handoffs', first);
    const withdraw = { action: 'withdraw', reason: 'Hat sich erledigt.' };
    await world.api(petra, 'POST', `/handoffs/${first.handoffKey}/actions`, withdraw);
    const handOff = () =>
      afterRotation(petra, 'POST', '/handoffs', { ...first, handoffKey: randomUUID() });
    const both = await Promise.all([handOff(), handOff()]);
    expect(both.map(({ body }) => body.kind).toSorted()).toEqual(['already', 'handed_off']);
  });

  it('is handed off again on purpose, once', async () => {
    const first = await orderFor(mail);
    await world.api(petra, 'POST', '/handoffs', first);
    const again = { ...first, handoffKey: randomUUID(), again: true };
    const { body } = await afterRotation(petra, 'POST', '/handoffs', again);
    expect(body.kind).toBe('handed_off');
    const repeated = await afterRotation(petra, 'POST', '/handoffs', again);
    expect(repeated.body).toMatchObject({
      kind: 'handed_off',
      handoff: { handoffKey: again.handoffKey },
    });
    expect(await mailsSubmitted()).toBe(2);
  });

  it('answers the same click the same way', async () => {
    const order = await orderFor(mail);
    await world.api(petra, 'POST', '/handoffs', order);
    const { body } = await afterRotation(petra, 'POST', '/handoffs', order);
    expect(body).toMatchObject({ kind: 'handed_off', handoff: { handoffKey: order.handoffKey } });
    expect(await mailsSubmitted()).toBe(1);
  });

  it('can be passed on from the owner’s own copy', async () => {
    const order = await orderFor(mail);
    const given = await world.api(petra, 'POST', '/handoffs', order);
    const owner = given.body.handoff.owner.name;
    const accept = { action: 'accept' };
    await afterRotation(owner, 'POST', `/handoffs/${order.handoffKey}/actions`, accept);
    const responsibilityId = await anotherThan(given.body.handoff.owner.oid);
    const { status, body } = await afterRotation(
      owner,
      'POST',
      `/handoffs/${order.handoffKey}/actions`,
      {
        action: 'pass_on',
        reason: 'Bitte hier',
        target: { handoffKey: randomUUID(), responsibilityId },
      },
    );
    expect([status, body.code, body.mailState]).toEqual([200, undefined, 'sent']);
  });
});

describe('without the old key', () => {
  it('the mail looks new, which is why it is kept', async () => {
    await world.api(petra, 'POST', '/handoffs', await orderFor(mail));
    const { keys } = world.product.context;
    const server = world.startServer(async (request) => world.emulator.fetch(request), {
      keys: { ...keys, claim: newTestKeys().claim },
    });
    const ref = await world.mailId(mail);
    const { body } = await world.apiOf(server)(petra, 'POST', '/suggestions', ref);
    server.close();
    expect(body.status.kind).toBe('open');
  });
});

async function orderFor(key: string) {
  const ref = await world.mailId(key);
  const { body } = await world.api(petra, 'POST', '/suggestions', ref);
  const { responsibilityId } = body.suggestion.best;
  return { ...ref, handoffKey: randomUUID(), kind: 'forward', responsibilityId };
}

async function anotherThan(oid: string): Promise<number> {
  const { responsibilities } = await world.product.context.currentRegister();
  const isFree = (person: { oid: string }) => person.oid !== oid;
  const other = responsibilities.find(
    ({ owner, deputies, team }) => isFree(owner) && [...deputies, ...team].every(isFree),
  );
  return other?.id ?? 0;
}

async function mailsSubmitted(): Promise<number> {
  const ledger = await world.control<{ event: string }[]>('GET', '/ledger');
  return ledger.filter(({ event }) => event === 'mail.submitted').length;
}
