import * as fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { buildRegisterIndex } from '../../src/core/candidates.ts';
import { type Caution, cautionsOf, isDoubtful } from '../../src/core/caution.ts';
import { type Mail, readRequest } from '../../src/core/mail.ts';
import { suggest } from '../../src/core/suggestion.ts';
import { mail, person, responsibility } from '../support/register.ts';

const register = [
  responsibility({
    id: 1,
    title: 'Lohnabrechnung',
    keywords: ['Lohn'],
    owner: person('Lena Vogt'),
    partner: { name: 'Lohnbüro Brandt', domains: ['lohnbuero-brandt.example'] },
  }),
  responsibility({
    id: 2,
    title: 'Zahlungen freigeben',
    keywords: ['Zahlung', 'überweisen'],
    owner: person('Henrike Voss'),
    senderPatterns: ['@stadtwerke.example', 'chef@freemail.example', '@*.behoerde.example'],
  }),
];
const index = buildRegisterIndex(register);
const cautionsFor = (stated: Parameters<typeof mail>[0]) =>
  cautionsOf(readRequest(mail(stated)), index, ['firma.example']);
const kindsFor = (stated: Parameters<typeof mail>[0]) =>
  cautionsFor(stated).map(({ kind }) => kind);
const from = (address: string, name = '') => ({ from: { name, address } });

describe('a sender', () => {
  test.each([
    ['has letters swapped', 'x@stadtwekre.example', 'stadtwerke.example'],
    ['has digits for letters', 'x@st4dtwerke.example', 'stadtwerke.example'],
    ['has rn for m', 'x@firrna.example', 'firma.example'],
    ['has a Cyrillic letter', 'x@stаdtwerke.example', 'stadtwerke.example'],
    ['has another ending', 'x@stadtwerke.test', 'stadtwerke.example'],
    ['has the known name in front', 'x@stadtwerke.example.login.test', 'stadtwerke.example'],
    ['has our own name and more', 'x@firma-support.test', 'firma.example'],
    [
      'has a partner’s whole name and more',
      'x@lohnbuero-brandt-service.test',
      'lohnbuero-brandt.example',
    ],
    ['has only one word in common with a partner', 'x@neue-stadtwerke.test', undefined],
    ['is the partner', 'x@stadtwerke.example', undefined],
    ['lies below the partner', 'x@post.stadtwerke.example', undefined],
    ['lies at a provider everybody uses', 'x@freemail.test', undefined],
    ['is a stranger', 'x@fremd.example', undefined],
  ])('whose domain %s: %s', (_, address, known) => {
    const expected =
      known === undefined ? [] : [{ kind: 'like_known', found: address.slice(2), known }];
    expect(cautionsFor(from(address))).toEqual(expected);
  });

  test.each([
    ['Henrike Voss', 'h.voss@extern.test', ['colleague_name']],
    ['Voss, Henrike (Geschäftsführung)', 'chefin@extern.test', ['colleague_name']],
    ['Henrike Voss', 'henrike-voss@firma.example', []],
    ['Henrike Maier', 'maier@extern.test', []],
    ['Voss', 'voss@extern.test', []],
  ])('who calls themselves %s and writes from %s', (name, address, kinds) => {
    expect(kindsFor(from(address, name))).toEqual(kinds);
  });

  test.each([
    ['rechnung@stadtwerke.example', 'x@fremd.example', ['shown_address']],
    ['x@post.fremd.example', 'x@fremd.example', []],
    ['rechnung@stadtwerke.example via Verteiler', 'liste@fremd.example', []],
  ])('who shows the address %s and writes from %s', (name, address, kinds) => {
    expect(kindsFor(from(address, name))).toEqual(kinds);
  });

  it('of a partner who wants answers elsewhere is noticed, a stranger only when something delicate is asked', () => {
    const replyTo = [{ name: '', address: 'Konto@anderswo.test' }];
    expect(cautionsFor({ ...from('x@stadtwerke.example'), replyTo })).toEqual([
      { kind: 'reply_elsewhere', found: 'konto@anderswo.test' },
    ]);
    expect(kindsFor({ ...from('x@fremd.example'), replyTo })).toEqual([]);
    expect(
      kindsFor({ ...from('x@fremd.example'), replyTo, text: 'Unsere IBAN hat sich geändert.' }),
    ).toEqual(['bank_details', 'reply_elsewhere']);
  });

  it('within the same house may want answers at another address', () => {
    const replyTo = [{ name: '', address: 'konto@buchhaltung.stadtwerke.example' }];
    expect(kindsFor({ ...from('x@stadtwerke.example'), replyTo })).toEqual([]);
  });

  it('who only seems to be a colleague is no colleague, and nothing about the mail is clear', () => {
    const forged: Mail = {
      ...mail({ ...from('henrike-voss@firma.example'), text: 'Lohn, Lohn!' }),
      unproven: true,
    };
    const knowledge = {
      index,
      absences: [],
      today: '2026-11-23',
      internalDomains: ['firma.example'],
    };
    expect(suggest(readRequest(forged), knowledge)).toMatchObject({
      kind: 'suggested',
      band: 'likely',
      cautions: [{ kind: 'unproven', found: 'firma.example' }],
    });
    const { unproven: _, ...honest } = forged;
    expect(suggest(readRequest(honest), knowledge)).toEqual({
      kind: 'nothing_to_do',
      reason: 'internal_mail',
    });
  });
});

describe('what a mail asks for', () => {
  test.each([
    ['Bitte verwenden Sie ab sofort unsere neue Bankverbindung.', 'bank_details'],
    ['Wir haben die Bank gewechselt.', 'bank_details'],
    ['Our bank details have changed, please update your records.', 'bank_details'],
    ['Please note our new account details.', 'bank_details'],
    ['Können Sie mir Ihre neue IBAN nennen? Wir wollen zahlen.', undefined],
    ['Please send us your bank details so that we can update the order.', undefined],
    ['Die neue Preisliste hängt an. Unsere Bankverbindung steht unten.', undefined],
    ['Melden Sie sich hier mit Ihrem Passwort an.', 'sign_in'],
    ['Please log in with your Microsoft account to read the message.', 'sign_in'],
    ['Bezahlen Sie die Gebühr mit Ihrer Kreditkarte.', 'sign_in'],
    ['Ich habe mein Passwort vergessen und kann mich nicht anmelden.', undefined],
    ['Überweisen Sie bitte heute 48.200 EUR. Zu niemandem ein Wort.', 'secret_payment'],
    ['Please make a transfer today and keep this between us.', 'secret_payment'],
    ['Bitte überweisen Sie den offenen Betrag.', undefined],
    ['Unsere diskreten Bauteile kosten mehr, die Zahlung bleibt gleich.', undefined],
  ])('%s', (text, kind) => {
    expect(kindsFor({ text })).toEqual(kind === undefined ? [] : [kind]);
  });

  it('may be a changed account and still be clear, since whoever answers for it calls', () => {
    const bank = responsibility({
      id: 3,
      title: 'Bankverbindungen',
      keywords: ['IBAN', 'Bankverbindung'],
    });
    const suggestion = suggest(
      readRequest(mail({ text: 'Unsere neue Bankverbindung: die IBAN steht im Anhang.' })),
      {
        index: buildRegisterIndex([...register, bank]),
        absences: [],
        today: '2026-11-23',
      },
    );
    expect(suggestion).toMatchObject({
      band: 'clear',
      cautions: [{ kind: 'bank_details', found: '' }],
    });
  });
});

describe('of more reasons than anybody reads', () => {
  const text =
    'Überweisen Sie heute, zu niemandem ein Wort.\nMelden Sie sich mit Ihrem Passwort an.\nUnsere neue IBAN folgt.';

  it('the two gravest things that are asked are said where the sender is who they seem', () => {
    expect(kindsFor({ text })).toEqual(['secret_payment', 'sign_in']);
  });

  it('one is said of what is asked and one of the sender where both are so', () => {
    const sender = from('x@stadtwekre.example', 'Henrike Voss');
    expect(kindsFor({ ...sender, text })).toEqual(['secret_payment', 'like_known']);
  });
});

test.each<[boolean, Caution['kind'][]]>([
  [false, []],
  [false, ['bank_details']],
  [true, ['reply_elsewhere']],
  [true, ['bank_details', 'reply_elsewhere']],
])('whether a mail may be a fraud is %s for %j', (expected, kinds) => {
  expect(isDoubtful(kinds.map((kind) => ({ kind, found: '' })))).toBe(expected);
});

it('whatever a mail says: at most two reasons, each once, and the same again', () => {
  const words = fc.constantFrom(
    'neue IBAN',
    'Ihr Passwort eingeben',
    'Zahlung',
    'zu niemandem',
    '.',
    '\n',
    'Henrike Voss',
    'x@y.test',
  );
  const text = fc.array(words, { maxLength: 12 }).map((each) => each.join(' '));
  const address = fc.constantFrom(
    'a@firma.example',
    'a@firrna.example',
    'a@b.test',
    '',
    'a@stadtwerke.test',
  );
  fc.assert(
    fc.property(text, text, address, fc.boolean(), (said, name, sender, unproven) => {
      const stated = {
        text: said,
        from: { name, address: sender },
        unproven,
        replyTo: [{ name: '', address: sender }],
      };
      const kinds = kindsFor(stated);
      expect(kinds.length).toBeLessThanOrEqual(2);
      expect(new Set(kinds).size).toBe(kinds.length);
      expect(kindsFor(stated)).toEqual(kinds);
    }),
  );
});
