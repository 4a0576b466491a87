import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { embeddedRows } from '../support/handoff.ts';
import { startWorld, type World } from '../support/world.ts';

const petra = 'Petra Hansen';
const mirko = 'Mirko Albrecht';
const until = '2026-12-04';
let world: World;
beforeEach(async () => {
  world = await startWorld({ today: new Date('2026-11-25T09:00:00Z'), mails: false });
});
afterEach(() => world.close());

/** A responsibility whose people are all away; of its owner somebody says who covers. */
async function everybodyAway(cover: Record<string, unknown>) {
  const { responsibilities } = await world.product.context.currentRegister();
  const one = responsibilities.find(({ owner, deputies, team }) =>
    [owner, ...deputies, ...team].every(({ name }) => name !== mirko && name !== petra),
  );
  if (one === undefined) throw new Error('no such responsibility');
  const rows = embeddedRows(world, 'Absences');
  const period = { From: '2026-11-20T12:00:00Z', To: `${until}T12:00:00Z` };
  for (const { oid } of [one.owner, ...one.deputies, ...one.team]) {
    const more = oid === one.owner.oid ? cover : {};
    await rows.add({ Title: oid, PersonOid: oid, ...period, Source: 'typed', ...more });
  }
  await world.passTime(400);
  return one;
}

async function handOff(responsibilityId: number, recipientOid?: string) {
  const address = world.sample.tenant.users.find((each) => each.displayName === petra)?.mail;
  const { id } = await world.control<{ id: string }>('POST', `/mailboxes/${address}/messages`, {
    subject: 'Anfrage',
    internetMessageId: `<${randomUUID()}@kunde.example>`,
    body: { contentType: 'text', content: 'Bitte.' },
  });
  const order = { messageId: id, handoffKey: randomUUID(), kind: 'forward', responsibilityId };
  return world.api(petra, 'POST', '/handoffs', { ...order, ...(recipientOid && { recipientOid }) });
}

describe('whoever has agreed to cover', () => {
  it('gets what nobody of the register can take, is told for whom and until when, and may act on it', async () => {
    const one = await everybodyAway({ CoveredByOid: world.oid(mirko), Accepted: true });
    const { body: found } = await world.api(petra, 'GET', `/responsibilities?row=${one.id}`);
    expect(found.entries[0].recipient).toMatchObject({
      person: { name: mirko },
      covers: { name: one.owner.name, until },
    });
    const { body } = await handOff(one.id, world.oid(mirko));
    expect(body.handoff).toMatchObject({
      owner: { name: mirko },
      onBehalfOf: { name: one.owner.name },
      mailState: 'sent',
    });
    const desk = (await world.api(mirko, 'GET', '/desk')).body;
    expect(desk.covers).toEqual([{ name: one.owner.name, until }]);
    expect(desk.offered.handoffs[0].actions).toContain('accept');
  });

  it('is not asked before they have agreed', async () => {
    const one = await everybodyAway({ CoveredByOid: world.oid(mirko), Accepted: false });
    const { body: found } = await world.api(petra, 'GET', `/responsibilities?row=${one.id}`);
    expect(found.entries[0].recipient).toBeUndefined();
    expect((await handOff(one.id)).body.code).toBe('recipient_not_listed');
    expect((await handOff(one.id, world.oid(mirko))).body.code).toBe('recipient_not_listed');
  });

  it('is nobody when the directory does not know them', async () => {
    const one = await everybodyAway({ CoveredByOid: randomUUID(), Accepted: true });
    const { body: found } = await world.api(petra, 'GET', `/responsibilities?row=${one.id}`);
    expect(found.entries[0].recipient).toBeUndefined();
  });

  it('may take over what the absent one had before', async () => {
    const { responsibilities } = await world.product.context.currentRegister();
    const one = responsibilities.find(
      ({ owner, deputies, team, process }) =>
        process === undefined && [owner, ...deputies, ...team].every(({ name }) => name !== mirko),
    );
    const { body } = await handOff(one?.id ?? 0);
    const { handoffKey, owner } = body.handoff;
    expect((await world.api(mirko, 'GET', `/handoffs/${handoffKey}`)).status).toBe(404);
    const people = [one?.owner, ...(one?.deputies ?? []), ...(one?.team ?? [])];
    for (const person of people) {
      await embeddedRows(world, 'Absences').add({
        Title: person?.oid,
        PersonOid: person?.oid,
        From: '2026-11-25T12:00:00Z',
        ...(person?.oid === owner.oid && { CoveredByOid: world.oid(mirko), Accepted: true }),
      });
    }
    await world.passTime(400);
    const seen = await world.api(mirko, 'GET', `/handoffs/${handoffKey}`);
    expect(seen.body.actions).toEqual(['take_over']);
  });
});
