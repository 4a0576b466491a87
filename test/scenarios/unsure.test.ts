import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startWorld, type World } from '../support/world.ts';

/**
 * Nobody documents how Microsoft behaves here; each is a switch of the embedded tenant. Baton's story must hold both ways.
 * With throttling on, the tenant counts real time; that has tests of its own.
 */
const world: World = await startWorld({ mails: false, rows: 3 });
const switches = await world.control<{ name: string; value: string; choices: string[] }[]>(
  'GET',
  '/switches',
);
const settings = switches
  .filter(({ name }) => name !== 'throttling')
  .flatMap(({ name, value, choices }) =>
    choices.filter((choice) => choice !== value).map((choice) => ({ name, usual: value, choice })),
  );

afterAll(() => world.close());

describe.each(settings)('with $name = $choice', ({ name, usual, choice }) => {
  beforeAll(() => world.control('PATCH', '/switches', { [name]: choice }));
  afterAll(() => world.control('PATCH', '/switches', { [name]: usual }));

  it('a mail is handed off once, accepted and finished', async () => {
    const before = await mailsSubmitted();
    const { body } = await handOff('Petra Hansen', await newMail('petra.hansen'));
    expect(body).toMatchObject({
      kind: 'handed_off',
      handoff: { state: 'offered', mailState: 'sent' },
    });
    const { handoffKey, owner } = body.handoff;
    for (const action of ['accept', 'done']) {
      const { status } = await world.api(owner.name, 'POST', `/handoffs/${handoffKey}/actions`, {
        action,
      });
      expect(status).toBe(200);
    }
    expect(await mailsSubmitted()).toBe(before + 1);
  });

  it('of five people who act on one request at once, one sends', async () => {
    const people = ['Petra Hansen', 'Jonas Petersen', 'Jens Maier', 'Sabine Kern', 'Thomas Wendt'];
    const internetMessageId = `<${randomUUID()}@kunde.example>`;
    const mails = await Promise.all(
      people.map((person) => newMail(addressOf(person), internetMessageId)),
    );
    const before = await mailsSubmitted();
    const answers = await Promise.all(people.map((person, at) => handOff(person, mails[at] ?? '')));
    expect(
      answers.map(({ body }) => body.kind).filter((kind) => kind === 'handed_off'),
    ).toHaveLength(1);
    expect(answers.map(({ body }) => body.kind).filter((kind) => kind === 'already')).toHaveLength(
      4,
    );
    expect(await mailsSubmitted()).toBe(before + 1);
  });

  it('a lost answer to the submit ends with one mail at most, and never with a wrong “sent”', async () => {
    await world.control('POST', '/faults', {
      method: 'POST',
      path: '/send$',
      times: 1,
      status: 504,
      effect: true,
    });
    const before = await mailsSubmitted();
    const { body } = await handOff('Petra Hansen', await newMail('petra.hansen'));
    expect(['sent', 'uncertain']).toContain(body.handoff.mailState);
    expect(await mailsSubmitted()).toBe(before + 1);
  });
});

function addressOf(person: string): string {
  return person.toLowerCase().replace(' ', '.');
}

async function newMail(
  mailbox: string,
  internetMessageId = `<${randomUUID()}@kunde.example>`,
): Promise<string> {
  const address = `${mailbox}@${world.sample.tenant.domain}`;
  const message = {
    subject: 'Anfrage',
    internetMessageId,
    body: { contentType: 'text', content: 'Bitte.' },
  };
  return (await world.control<{ id: string }>('POST', `/mailboxes/${address}/messages`, message))
    .id;
}

async function handOff(person: string, messageId: string) {
  const [responsibility] = (await world.product.context.currentRegister()).responsibilities;
  const order = {
    messageId,
    handoffKey: randomUUID(),
    kind: 'forward',
    responsibilityId: responsibility?.id,
  };
  return world.api(person, 'POST', '/handoffs', order);
}

async function mailsSubmitted(): Promise<number> {
  const ledger = await world.control<{ event: string }[]>('GET', '/ledger');
  return ledger.filter(({ event }) => event === 'mail.submitted').length;
}
