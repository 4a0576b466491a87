import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Responsibility } from '../../src/core/responsibility.ts';
import { startWorld, type World } from '../support/world.ts';

const [petra, jonas, mirko] = ['Petra Hansen', 'Jonas Petersen', 'Mirko Albrecht'] as const;
const request = `<${randomUUID()}@kunde.example>`;
let world: World;
beforeEach(async () => {
  world = await startWorld({ today: new Date('2026-11-25T09:00:00Z'), mails: false });
});
afterEach(() => world.close());

/** Rows of the register that come to different people, none of whom hands anything off here. */
async function placesToGo(): Promise<Responsibility[]> {
  const { responsibilities } = await world.product.context.currentRegister();
  const askers: string[] = [petra, jonas, mirko];
  const foreign = responsibilities.filter(
    ({ process, owner, deputies, team }) =>
      process === undefined &&
      [owner, ...deputies, ...team].every(({ name }) => !askers.includes(name)),
  );
  return [...new Map(foreign.map((row) => [row.owner.oid, row])).values()];
}

/** The same request, in this person's own mailbox. */
async function copyOf(person: string): Promise<string> {
  const address = world.sample.tenant.users.find((each) => each.displayName === person)?.mail;
  const { id } = await world.control<{ id: string }>('POST', `/mailboxes/${address}/messages`, {
    subject: 'Anfrage',
    internetMessageId: request,
    body: { contentType: 'text', content: 'Bitte.' },
  });
  return id;
}

async function handOff(person: string, row: Responsibility | undefined, more: object = {}) {
  const messageId = await copyOf(person);
  const handoffKey = randomUUID();
  const order = { messageId, handoffKey, kind: 'forward', responsibilityId: row?.id, ...more };
  return (await world.api(person, 'POST', '/handoffs', order)).body;
}

const again = { again: true, note: 'Zweiter Teil.' };
const act = (person: string, handoff: { handoffKey: string }, wish: object) =>
  world.api(person, 'POST', `/handoffs/${handoff.handoffKey}/actions`, wish);
const withdraw = { action: 'withdraw', reason: 'Hat sich erledigt.' };
const passOnTo = (row: Responsibility | undefined) => ({
  action: 'pass_on',
  reason: 'Gehört dorthin.',
  target: { handoffKey: randomUUID(), responsibilityId: row?.id },
});

const statusFor = async (person: string) =>
  (await world.api(person, 'POST', '/suggestions', { messageId: await copyOf(person) })).body
    .status;

async function mailsSubmitted(): Promise<number> {
  const ledger = await world.control<{ event: string }[]>('GET', '/ledger');
  return ledger.filter(({ event }) => event === 'mail.submitted').length;
}

describe('a request that was handed off again on purpose', () => {
  it('is with whoever has the repeat, after the first was withdrawn', async () => {
    const [here, there, elsewhere] = await placesToGo();
    const first = await handOff(petra, here);
    const repeat = await handOff(jonas, there, again);
    expect(repeat.kind).toBe('handed_off');
    expect((await act(petra, first.handoff, withdraw)).status).toBe(200);
    expect((await statusFor(mirko)).kind).not.toBe('open');
    expect((await handOff(mirko, elsewhere)).kind).toBe('already');
    expect(await mailsSubmitted()).toBe(2);
  });

  it('is with whoever has the first, after the repeat was withdrawn', async () => {
    const [here, there, elsewhere] = await placesToGo();
    await handOff(petra, here);
    const repeat = await handOff(jonas, there, again);
    await act(jonas, repeat.handoff, withdraw);
    expect((await handOff(mirko, elsewhere)).kind).toBe('already');
  });

  it('is free once both were withdrawn, and then goes to one person', async () => {
    const [here, there, elsewhere] = await placesToGo();
    const first = await handOff(petra, here);
    const repeat = await handOff(jonas, there, again);
    await act(petra, first.handoff, withdraw);
    await act(jonas, repeat.handoff, withdraw);
    expect(await statusFor(mirko)).toEqual({ kind: 'open' });
    const both = await Promise.all([handOff(mirko, elsewhere), handOff(petra, here)]);
    expect(both.map(({ kind }) => kind).toSorted()).toEqual(['already', 'handed_off']);
  });

  it('is done, and says so of the repeat as well, after the first was done and the repeat declined', async () => {
    const [here, there, elsewhere] = await placesToGo();
    const first = await handOff(petra, here);
    await act(first.handoff.owner.name, first.handoff, { action: 'done' });
    const repeat = await handOff(petra, there, again);
    const { name } = repeat.handoff.owner;
    await act(name, repeat.handoff, { action: 'decline', reason: 'Ist erledigt.' });
    expect(await statusFor(petra)).toMatchObject({
      handoff: { handoffKey: first.handoff.handoffKey, state: 'done' },
      endedRepeat: { owner: { name }, state: 'declined', reason: 'Ist erledigt.' },
    });
    expect((await handOff(petra, there, again)).code).toBe('reason_needed');
    const third = await handOff(petra, elsewhere, again);
    expect((await statusFor(petra)).handoff.handoffKey).toBe(third.handoff.handoffKey);
  });

  it('that was done by somebody one knows nothing of still tells of one’s own repeat that it was declined', async () => {
    const [here, there] = await placesToGo();
    const first = await handOff(petra, here);
    await act(first.handoff.owner.name, first.handoff, { action: 'done' });
    const repeat = await handOff(jonas, there, again);
    const { name } = repeat.handoff.owner;
    await act(name, repeat.handoff, { action: 'decline', reason: 'Ist erledigt.' });
    expect((await statusFor(jonas)).handoff).toMatchObject({ state: 'declined' });
    expect(await statusFor(mirko)).toMatchObject({ kind: 'taken' });
  });

  it('can be passed on by both who have it', async () => {
    const [here, there, elsewhere] = await placesToGo();
    const first = await handOff(petra, here);
    const repeat = await handOff(jonas, there, again);
    for (const { handoff } of [first, repeat]) {
      const passed = await act(handoff.owner.name, handoff, passOnTo(elsewhere));
      expect(passed.body).toMatchObject({ state: 'offered', mailState: 'sent', hops: 1 });
    }
    expect(await mailsSubmitted()).toBe(4);
  });

  it('is passed on once by each, also from two windows at the same moment', async () => {
    const [here, there, elsewhere] = await placesToGo();
    const { handoff } = await handOff(petra, here);
    await handOff(jonas, there, again);
    const pass = () => act(handoff.owner.name, handoff, passOnTo(elsewhere));
    const answers = await Promise.all([pass(), pass()]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409]);
    expect(await mailsSubmitted()).toBe(3);
  });

  it('is passed on once from two windows, also where the unique column lets both rows pass', async () => {
    const [here, there, elsewhere] = await placesToGo();
    const { handoff } = await handOff(petra, here);
    await handOff(jonas, there, again);
    await world.control('PATCH', '/switches', { uniqueColumn: 'racing' });
    const pass = () => act(handoff.owner.name, handoff, passOnTo(elsewhere));
    const answers = await Promise.all([pass(), pass()]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409]);
    expect(await mailsSubmitted()).toBe(3);
  });
});
