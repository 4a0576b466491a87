import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startWorld, type World } from '../support/world.ts';

const petra = 'Petra Hansen';
const info = 'info@nordlicht-technik.example';
let world: World;
beforeEach(async () => {
  world = await startWorld({ mails: false });
});
afterEach(() => world.close());

const sender = { emailAddress: { name: 'Jana Brandt', address: 'brandt@kunde.example' } };

/** A mail lies in info@. */
async function arrive(more: { id: string; text: string; references?: string; subject?: string }) {
  const message = {
    subject: more.subject ?? 'Zählerstand Halle 2',
    from: sender,
    toRecipients: [{ emailAddress: { name: '', address: info } }],
    body: { contentType: 'text', content: more.text },
    internetMessageId: more.id,
    receivedDateTime: new Date().toISOString(),
    ...(more.references && {
      internetMessageHeaders: [{ name: 'References', value: more.references }],
    }),
  };
  await world.control('POST', `/mailboxes/${encodeURIComponent(info)}/messages`, message);
  const filter = encodeURIComponent(`internetMessageId eq '${more.id}'`);
  const found = await world.graph<{ value: { id: string }[] }>(
    petra,
    `/users/${info}/messages?$filter=${filter}&$select=id`,
  );
  return { messageId: found.value[0]?.id ?? '', mailbox: info };
}

async function handOff(person: string, ref: Record<string, string>, responsibilityId: number) {
  const order = { ...ref, handoffKey: randomUUID(), kind: 'forward', responsibilityId };
  return (await world.api(person, 'POST', '/handoffs', order)).body.handoff;
}

const ask = async (person: string, ref: Record<string, string>) =>
  (await world.api(person, 'POST', '/suggestions', ref)).body;

async function idOf(title: string): Promise<number> {
  const { responsibilities } = await world.product.context.currentRegister();
  return responsibilities.find((each) => each.title === title)?.id ?? 0;
}

describe('a follow-up in the same conversation', () => {
  const first = { id: '<1@kunde.example>', text: 'Guten Tag, anbei der Zählerstand der Halle 2.' };
  const second = {
    id: '<3@kunde.example>',
    text: 'Noch eine Frage dazu: Wann kommt die Rechnung?',
    references: '<1@kunde.example> <2@nordlicht-technik.example>',
  };

  it('is proposed to whoever has the conversation, and linked when it is handed off', async () => {
    const given = await handOff(
      petra,
      await arrive(first),
      await idOf('Eingangsrechnungen erfassen'),
    );
    const ref = await arrive(second);
    const { earlier, status } = await ask(petra, ref);
    expect(status).toEqual({ kind: 'open' });
    expect(earlier).toMatchObject({
      kind: 'conversation',
      handoff: { handoffKey: given.handoffKey },
      choice: {
        responsibilityId: given.responsibilityId,
        recipient: { person: { oid: given.owner.oid } },
      },
    });
    const next = await handOff(petra, ref, given.responsibilityId);
    expect(next.handoffKey).not.toBe(given.handoffKey);
    const stored = await world.product.context.handoffs.findByHandoffKey(next.handoffKey);
    expect(stored?.record).toMatchObject({ previous: given.handoffKey, hops: 0 });
  });

  it('tells a bystander only that somebody has it', async () => {
    await handOff(petra, await arrive(first), await idOf('Eingangsrechnungen erfassen'));
    const ref = await arrive(second);
    const { earlier, suggestion } = await ask('Jonas Petersen', ref);
    expect(Object.keys(earlier)).toEqual(['kind', 'since']);
    // where it went is in no reason either
    expect(JSON.stringify(suggestion)).not.toContain('conversation');
    expect(JSON.stringify((await ask(petra, ref)).suggestion)).toContain('conversation');
  });

  it('may be for the next step of the process, once its step is done, and not before', async () => {
    const { responsibilities } = await world.product.context.currentRegister();
    const step = (number: number) =>
      responsibilities.find((each) => each.process !== undefined && each.step === number);
    const given = await handOff(petra, await arrive(first), step(1)?.id ?? 0);
    const ref = await arrive({ ...second, text: 'Ja, das passt so.' });
    const namedNext = async () => {
      const { best, alternatives = [], options = [] } = (await ask(petra, ref)).suggestion;
      return [best, ...alternatives, ...options]
        .filter((each) => JSON.stringify(each ?? '').includes('next_step'))
        .map(({ responsibilityId }: { responsibilityId: number }) => responsibilityId);
    };
    expect(await namedNext()).toEqual([]);
    await world.api(given.owner.name, 'POST', `/handoffs/${given.handoffKey}/actions`, {
      action: 'done',
    });
    expect(await namedNext()).toEqual([step(2)?.id]);
  });

  it('is nothing special when the first was taken back, or when it is another conversation', async () => {
    const given = await handOff(
      petra,
      await arrive(first),
      await idOf('Eingangsrechnungen erfassen'),
    );
    const other = await arrive({
      ...second,
      id: '<9@kunde.example>',
      references: '<8@kunde.example>',
    });
    expect((await ask(petra, other)).earlier).toBeUndefined();
    const withdraw = { action: 'withdraw', reason: 'Hat sich erledigt.' };
    await world.api(petra, 'POST', `/handoffs/${given.handoffKey}/actions`, withdraw);
    expect((await ask(petra, await arrive(second))).earlier).toBeUndefined();
  });
});

describe('the same request once more, days later', () => {
  const text =
    'Guten Tag, der Zähler in Halle 2 zeigt seit dem Wochenende keinen Stand mehr an. Bitte schicken Sie einen Techniker, ' +
    'der das Gerät prüft und bei Bedarf austauscht. Die Halle ist täglich ab sieben Uhr offen.';
  const days = 3 * 24 * 3_600;
  const first = { id: '<1@kunde.example>', text };
  const again = {
    id: '<7@kunde.example>',
    subject: 'Nochmals: Zählerstand Halle 2',
    text: `${text} Mit freundlichen Grüßen`,
  };

  /** What was handed off on Monday, and the mail that says the same on Thursday. */
  async function sentTwice(second: Parameters<typeof arrive>[0], before = first) {
    const responsibilityId = await idOf('Eingangsrechnungen erfassen');
    const given = await handOff(petra, await arrive(before), responsibilityId);
    await world.passTime(days);
    return { given, ref: await arrive(second), responsibilityId };
  }

  it('says who has had it since when; it can be handed off all the same and is linked', async () => {
    const { given, ref, responsibilityId } = await sentTwice(again);
    const { earlier, status } = await ask(petra, ref);
    expect(status).toEqual({ kind: 'open' });
    expect(earlier).toMatchObject({
      kind: 'similar',
      since: given.handedOffAt,
      handoff: { handoffKey: given.handoffKey, owner: given.owner },
    });
    const next = await handOff(petra, ref, responsibilityId);
    expect(next.handoffKey).not.toBe(given.handoffKey);
    const stored = await world.product.context.handoffs.findByHandoffKey(next.handoffKey);
    expect(stored?.record.previous).toBe(given.handoffKey);
  });

  it('tells a bystander only that somebody has it', async () => {
    const { given, ref } = await sentTwice(again);
    const { earlier } = await ask('Jonas Petersen', ref);
    expect(earlier).toEqual({ kind: 'similar', since: given.handedOffAt });
  });

  it('is found as well when a number has come to it, of a telephone or a ticket', async () => {
    const { ref } = await sentTwice({ ...again, text: `${text} Rückfragen unter 040 66969511.` });
    expect((await ask(petra, ref)).earlier).toMatchObject({ kind: 'similar' });
  });

  it('is another request with another number in it, and after weeks', async () => {
    const of = (number: string) => `${text} Zähler ${number}`;
    const { ref } = await sentTwice(
      { ...again, text: of('4711-88') },
      { ...first, text: of('4710-88') },
    );
    expect((await ask(petra, ref)).earlier).toBeUndefined();
    const late = await arrive({ ...again, id: '<8@kunde.example>' });
    expect((await ask(petra, late)).earlier).toMatchObject({ kind: 'similar' });
    await world.passTime(12 * 24 * 3_600);
    expect((await ask(petra, late)).earlier).toBeUndefined();
  });
});
