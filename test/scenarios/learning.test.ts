import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dayOf } from '../../src/core/calendar.ts';
import type { Product } from '../../src/main/product.ts';
import { createApp } from '../../src/server/app.ts';
import { startWorld, type World } from '../support/world.ts';

const petra = 'Petra Hansen';
const texts = [
  'anbei der Pegelstand der Zisterne für Januar, bitte ins Pegelbuch eintragen.',
  'anbei der Pegelstand der Zisterne für Februar, bitte in das Pegelbuch eintragen. Danke!',
  'hier der Pegelstand der Zisterne für März, bitte ins Pegelbuch eintragen.',
  'anbei der Pegelstand der Zisterne für April, bitte ins Pegelbuch übernehmen.',
];

/** Nothing in the register's words says whose these are: people decided it. */
async function newRequest(world: World, text: string): Promise<{ messageId: string }> {
  const address = `petra.hansen@${world.sample.tenant.domain}`;
  const { id } = await world.control<{ id: string }>('POST', `/mailboxes/${address}/messages`, {
    subject: 'Pegelstand Zisterne',
    from: { emailAddress: { name: 'Pegeldienst', address: 'dienst@pegel.example' } },
    internetMessageId: `<${randomUUID()}@pegel.example>`,
    body: { contentType: 'text', content: `Guten Tag,\n${text}` },
  });
  return { messageId: id };
}

async function handOff(world: World, mail: object, responsibilityId: number) {
  const order = { ...mail, handoffKey: randomUUID(), kind: 'forward', responsibilityId };
  const { body, status } = await world.api(petra, 'POST', '/handoffs', order);
  expect(status).toBe(200);
  return body.handoff;
}

async function responsibilityAt(world: World, at: number): Promise<number> {
  const { responsibilities } = await world.product.context.currentRegister();
  return responsibilities[at]?.id ?? 0;
}

async function suggestionFor(world: World, mail: object) {
  const { body, status } = await world.api(petra, 'POST', '/suggestions', mail);
  expect({ status, code: body.code }).toEqual({ status: 200 });
  return body.suggestion;
}

/** The same question to another server. */
async function asked(world: World, product: Product, mail: object) {
  const app = createApp(product.context, {
    hostOrigins: [],
    officeJs: 'https://office.example/office.js',
  });
  const response = await app.fetch(
    new Request('https://baton.example/api/suggestions', {
      method: 'POST',
      body: JSON.stringify(mail),
      headers: {
        'content-type': 'application/json',
        authorization: `Bearer ${await world.tokenFor(petra)}`,
      },
    }),
  );
  return (await response.json()).suggestion;
}

const named = (suggestion: { best?: object; options?: object[] }): any[] =>
  suggestion.best === undefined ? (suggestion.options ?? []) : [suggestion.best];

describe('the product learns from the list', () => {
  let world: World;
  let target: number;
  beforeAll(async () => {
    world = await startWorld({ mails: false });
    target = await responsibilityAt(world, 20);
  });
  afterAll(() => world.close());

  it('proposes whoever got three requests like this, and says when', async () => {
    const before = await suggestionFor(world, await newRequest(world, texts[0] ?? ''));
    expect(named(before).map(({ responsibilityId }) => responsibilityId)).not.toContain(target);
    for (const text of texts.slice(0, 3))
      await handOff(world, await newRequest(world, text), target);
    const after = await suggestionFor(world, await newRequest(world, texts[3] ?? ''));
    const [first] = named(after);
    expect(first).toMatchObject({ responsibilityId: target });
    expect(first.evidence).toContainEqual(
      expect.objectContaining({ kind: 'earlier_request', found: dayOf(new Date()), matched: '3' }),
    );
  });

  it('answers the same after a restart, and on every server', async () => {
    const mail = await newRequest(world, texts[2] ?? '');
    const here = await suggestionFor(world, mail);
    const another = world.startServer((request) => world.emulator.fetch(request));
    expect(await asked(world, another, mail)).toEqual(here);
    await handOff(world, await newRequest(world, texts[0] ?? ''), target);
    expect(await asked(world, another, mail)).toEqual(await suggestionFor(world, mail));
    another.close();
  });

  it('learns nothing from what was undone, withdrawn or declined, also afterwards', async () => {
    const mail = await newRequest(world, texts[3] ?? '');
    const before = await suggestionFor(world, mail);
    const { handoffKey } = await handOff(world, await newRequest(world, texts[0] ?? ''), target);
    expect(await suggestionFor(world, mail)).not.toEqual(before);
    const wish = { action: 'withdraw', reason: 'doch nicht' };
    await world.api(petra, 'POST', `/handoffs/${handoffKey}/actions`, wish);
    expect(await suggestionFor(world, mail)).toEqual(before);
  });

  it('passes over a row with broken signals, and one without', async () => {
    for (const signals of ['1|%%%|=|', 'not ours', '']) {
      const { handoffKey } = await handOff(world, await newRequest(world, 'Ganz anderes.'), target);
      const handoffs = world.product.context.handoffsAs({ oid: world.oid(petra), name: petra });
      const stored = await handoffs.findByHandoffKey(handoffKey);
      if (stored !== undefined) await handoffs.change(stored, { signals });
    }
    const another = world.startServer((request) => world.emulator.fetch(request));
    expect((await another.context.learned())?.learned).toBe(4);
    const mail = await newRequest(world, texts[3] ?? '');
    expect(named(await asked(world, another, mail))[0].responsibilityId).toBe(target);
    another.close();
  });
});

describe('a correction', () => {
  it('stands in the row with what Baton had proposed, and counts more', async () => {
    const world = await startWorld();
    const mail = await world.mailId('pfaendung');
    const { best, band } = await suggestionFor(world, mail);
    const right = await responsibilityAt(world, 3);
    const { handoffKey } = await handOff(world, mail, right);
    const stored = await world.product.context.handoffs.findByHandoffKey(handoffKey);
    expect(stored?.record).toMatchObject({
      responsibilityId: right,
      suggestedId: best.responsibilityId,
      band,
      signals: expect.stringMatching(/^1\|/),
    });
    expect(stored?.record.signals).not.toMatch(/pf(ä|ae|a)ndung/i);
    const memory = await world.product.context.learned();
    expect(memory?.examples).toMatchObject([{ responsibilityId: right, importance: 2 }]);
    await world.close();
  });

  it('is also a request that was declined and then given to somebody else', async () => {
    const world = await startWorld({ mails: false });
    const [wrong, right] = [await responsibilityAt(world, 20), await responsibilityAt(world, 25)];
    const mail = await newRequest(world, texts[0] ?? '');
    const { handoffKey, owner } = await handOff(world, mail, wrong);
    const wish = { action: 'decline', reason: 'Nicht meins.' };
    await world.api(owner.name, 'POST', `/handoffs/${handoffKey}/actions`, wish);
    expect((await world.product.context.learned())?.learned).toBe(0);
    await handOff(world, { ...mail, again: true, note: 'Jetzt richtig?' }, right);
    const memory = await world.product.context.learned();
    expect(memory?.examples).toMatchObject([{ responsibilityId: right, importance: 2 }]);
    await world.close();
  });
});
