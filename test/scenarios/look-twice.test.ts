import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { MailAnswer } from '../../src/wire/suggestions.ts';
import { startWorld, type World } from '../support/world.ts';

const petra = 'Petra Hansen';
let world: World;

beforeAll(async () => {
  world = await startWorld({ mails: false });
});
afterAll(() => world.close());

/** Of a mail that has just arrived in Petra's own mailbox. */
async function arrive(message: object): Promise<{ messageId: string }> {
  const address = `petra.hansen@${world.sample.tenant.domain}`;
  const { id } = await world.control<{ id: string }>('POST', `/mailboxes/${address}/messages`, {
    internetMessageId: `<${randomUUID()}@fremd.example>`,
    ...message,
  });
  return { messageId: id };
}

async function answerTo(ref: object): Promise<MailAnswer> {
  return (await world.api(petra, 'POST', '/suggestions', ref)).body;
}

const from = (name: string, address: string) => ({ emailAddress: { name, address } });

it('a mail in the name of a colleague that Microsoft did not find genuine is no colleague’s, and says so', async () => {
  const ref = await arrive({
    subject: 'Rechnung bezahlen',
    from: from('Sabine Kern', `sabine.kern@${world.sample.tenant.domain}`),
    replyTo: [from('', 'kern@fremd.example')],
    body: { contentType: 'text', content: 'Bitte die Rechnung 4711 heute noch freigeben.' },
    internetMessageHeaders: [
      {
        name: 'Authentication-Results',
        value: 'spf=fail; dkim=none; dmarc=fail action=quarantine;compauth=fail reason=000',
      },
    ],
  });
  const { suggestion } = await answerTo(ref);
  expect(suggestion.kind).not.toBe('nothing_to_do');
  expect(suggestion.cautions).toEqual([
    { kind: 'unproven', found: world.sample.tenant.domain },
    { kind: 'reply_elsewhere', found: 'kern@fremd.example' },
  ]);
});

it('a mail with two requests can be handed off to both, the second linked to the first', async () => {
  const ref = await arrive({
    subject: 'Verschiedenes',
    from: from('Elektro Bahnsen', 'buero@elektro-bahnsen.example'),
    body: {
      contentType: 'text',
      content:
        'Zum einen brauchen wir eine Kopie Ihrer Rechnung. Zum anderen ist eine Leuchte defekt, wie läuft das mit der Garantie?',
    },
  });
  const { suggestion } = await answerTo(ref);
  expect(suggestion).toMatchObject({ kind: 'unclear', reason: 'two_requests' });
  const options = suggestion.kind === 'unclear' ? suggestion.options : [];
  expect(options.map(({ title }) => title)).toEqual([
    'Ausgangsrechnungen und Rückfragen dazu',
    'Reklamationen von Kunden',
  ]);
  const handOff = (at: number, again: boolean) =>
    world.api(petra, 'POST', '/handoffs', {
      ...ref,
      handoffKey: randomUUID(),
      kind: 'forward',
      responsibilityId: options[at]?.responsibilityId,
      again,
    });
  const first = (await handOff(0, false)).body;
  expect(first.handoff.repeats).toBeUndefined();
  const second = (await handOff(1, true)).body;
  expect(second).toMatchObject({
    kind: 'handed_off',
    handoff: { title: 'Reklamationen von Kunden', repeats: true },
  });
});
