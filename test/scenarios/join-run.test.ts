import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { shortRunKey } from '../../src/core/run-key.ts';
import { startWorld, type World } from '../support/world.ts';

/** The invoice run of the sample company: 1 record, 2 check (not by 1), 3 approve, 4 file. */
const petra = 'Petra Hansen';
let world: World;
beforeEach(async () => {
  world = await startWorld({ mails: false, rows: 4 });
});
afterEach(() => world.close());

async function newMail(person: string, more: Record<string, unknown> = {}): Promise<string> {
  const address = world.sample.tenant.users.find((each) => each.displayName === person)?.mail;
  const message = {
    subject: 'Rechnung 4711',
    from: { emailAddress: { name: 'Alsterdruck', address: 'post@alsterdruck.example' } },
    internetMessageId: `<${randomUUID()}@kunde.example>`,
    body: { contentType: 'text', content: 'Bitte begleichen.' },
    ...more,
  };
  return (await world.control<{ id: string }>('POST', `/mailboxes/${address}/messages`, message))
    .id;
}

async function handOff(responsibilityId: number, more: Record<string, unknown> = {}) {
  const order = {
    messageId: await newMail(petra),
    handoffKey: randomUUID(),
    kind: 'forward',
    responsibilityId,
    ...more,
  };
  return { order, ...(await world.api(petra, 'POST', '/handoffs', order)) };
}

const done = (person: string, key: string) =>
  world.api(person, 'POST', `/handoffs/${key}/actions`, { action: 'done' });
const openRuns = async (person: string, responsibility: number) =>
  (await world.api(person, 'GET', `/runs/open?responsibility=${responsibility}`)).body.runs;

describe('a fresh mail', () => {
  it('joins a run that is under way, when the person says so', async () => {
    const first = (await handOff(1)).body.handoff;
    await done(first.owner.name, first.handoffKey);
    const offered = await openRuns(petra, 2);
    expect(offered).toMatchObject([
      { run: { processKey: first.handoffKey, subject: 'Rechnung 4711' } },
    ]);
    const recipientOid = offered[0].recipient.person.oid;
    const second = await handOff(2, { runKey: first.handoffKey, recipientOid });
    expect(second.body.handoff).toMatchObject({
      run: { processKey: first.handoffKey, step: 2 },
      mailState: 'sent',
    });
    const { body } = await world.api(petra, 'GET', `/runs/${first.handoffKey}`);
    expect(body.run.steps.map(({ state }: any) => state)).toEqual([
      'done',
      'open',
      'to_come',
      'to_come',
    ]);
    expect(await openRuns(petra, 2)).toEqual([]);
    const repeated = await world.api(petra, 'POST', '/handoffs', second.order);
    expect(repeated.body.handoff.handoffKey).toBe(second.order.handoffKey);
    const other = await world.api(petra, 'POST', '/handoffs', {
      ...second.order,
      runKey: undefined,
    });
    expect(other.body.code).toBe('key_reused');
  });

  it('is offered the run that its subject names', async () => {
    const first = (await handOff(1)).body.handoff;
    const subject = `AW: Ihre Rechnung, Vorgang ${shortRunKey(first.handoffKey)}`;
    const ref = { messageId: await newMail(petra, { subject }) };
    const { body } = await world.api(petra, 'POST', '/suggestions', ref);
    expect(body.runHint).toEqual({ key: first.handoffKey.slice(0, 8), from: 'subject' });
  });

  it('is offered the run of its conversation, if the person may see it', async () => {
    const root = `<${randomUUID()}@kunde.example>`;
    const messageId = await newMail(petra, { internetMessageId: root });
    const { order } = await handOff(1, { messageId });
    const answer = { internetMessageHeaders: [{ name: 'References', value: root }] };
    const asked = async (person: string) => {
      const ref = { messageId: await newMail(person, answer) };
      return (await world.api(person, 'POST', '/suggestions', ref)).body.runHint;
    };
    expect(await asked(petra)).toEqual({ key: order.handoffKey, from: 'conversation' });
    expect(await asked('Olga Schneider')).toBeUndefined();
  });

  it('keeps four eyes in the run it joins', async () => {
    const standIn = world.oid('Sabine Kern');
    const first = (await handOff(1, { recipientOid: standIn })).body.handoff;
    const same = await handOff(2, { runKey: first.handoffKey, recipientOid: standIn });
    expect(same.body.code).toBe('four_eyes');
    const taken = await world.api('Sabine Kern', 'POST', '/handoffs', {
      messageId: await newMail('Sabine Kern'),
      handoffKey: randomUUID(),
      kind: 'take',
      responsibilityId: 2,
      runKey: first.handoffKey,
    });
    expect(taken.body.code).toBe('four_eyes');
  });

  it('joins no run of another process, no step that was begun, and none that the person may not see', async () => {
    const first = (await handOff(1)).body.handoff;
    expect((await handOff(1, { runKey: first.handoffKey })).body.code).toBe('not_allowed_now');
    expect((await handOff(2, { runKey: randomUUID() })).body.code).toBe('not_found');
    const stranger = await world.api('Olga Schneider', 'POST', '/handoffs', {
      messageId: await newMail('Olga Schneider'),
      handoffKey: randomUUID(),
      kind: 'forward',
      responsibilityId: 2,
      runKey: first.handoffKey,
    });
    expect(stranger.body.code).toBe('not_found');
    expect(await openRuns('Olga Schneider', 2)).toEqual([]);
  });
});
