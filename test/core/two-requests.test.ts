import * as fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { buildRegisterIndex } from '../../src/core/candidates.ts';
import { readRequest } from '../../src/core/mail.ts';
import type { Absence } from '../../src/core/responsibility.ts';
import { suggest } from '../../src/core/suggestion.ts';
import { namedFor, twoRequestsIn } from '../../src/core/two-requests.ts';
import { mail, person, responsibility } from '../support/register.ts';

const register = [
  responsibility({
    id: 1,
    title: 'Rechnungen',
    keywords: ['Rechnung', 'invoice'],
    owner: person('Anna'),
  }),
  responsibility({
    id: 2,
    title: 'Reklamationen',
    keywords: ['defekt', 'broken'],
    owner: person('Bert'),
  }),
  responsibility({ id: 3, title: 'Urlaub', keywords: ['Urlaubsantrag'], owner: person('Cleo') }),
  responsibility({ id: 4, title: 'Kantine', description: 'Essen und Trinken' }),
];
const index = buildRegisterIndex(register);
const suggestFor = (text: string, subject = '', absences: Absence[] = []) =>
  suggest(readRequest(mail({ text, subject })), { index, absences, today: '2026-11-23' });
const titlesFor = (...asked: Parameters<typeof suggestFor>) => {
  const suggestion = suggestFor(...asked);
  if (suggestion.kind !== 'unclear' || suggestion.reason !== 'two_requests') return [];
  return suggestion.options.map(({ title }) => title);
};

test.each([
  'Bitte senden Sie uns die Rechnung. Außerdem ist ein Gerät defekt.',
  'Bitte senden Sie uns die Rechnung.\nNoch etwas: ein Gerät ist defekt.',
  'Zum einen fehlt uns die Rechnung. Zum anderen ist ein Gerät defekt.',
  'Uns fehlt die Rechnung! Und könnten Sie das defekte Gerät abholen?',
  'Please send us the invoice. By the way, one device arrived broken.',
])('names who answers for each: %s', (text) => {
  expect(titlesFor(text)).toEqual(['Rechnungen', 'Reklamationen']);
});

it('names them in the order of the mail', () => {
  expect(titlesFor('Ein Gerät ist defekt. Außerdem fehlt uns die Rechnung.')).toEqual([
    'Reklamationen',
    'Rechnungen',
  ]);
});

it('takes the subject for what is asked first where the text says too little', () => {
  expect(titlesFor('Siehe Anhang. Außerdem ist ein Gerät defekt.', 'Rechnung 11902')).toEqual([
    'Rechnungen',
    'Reklamationen',
  ]);
});

test.each([
  ['both are for the same', 'Uns fehlt eine Rechnung. Außerdem ist die Rechnung von Mai falsch.'],
  [
    'the second asks for nothing',
    'Uns fehlt eine Rechnung. Außerdem wünschen wir ein schönes Fest.',
  ],
  ['nothing says that there are two', 'Uns fehlt eine Rechnung. Ein Gerät ist defekt.'],
  ['the turn stands within a sentence', 'Uns fehlt außerdem eine Rechnung, das Gerät ist defekt.'],
])('sees one request where %s', (_, text) => {
  expect(titlesFor(text)).toEqual([]);
});

it('is as any other mail where somebody of the two is away and nobody stands in', () => {
  const away = [{ oid: 'bert', from: '2026-11-01', to: '2026-12-24' }];
  const text = 'Uns fehlt eine Rechnung. Außerdem ist ein Gerät defekt.';
  expect(titlesFor(text, '', away)).toEqual([]);
  expect(suggestFor(text, '', away).kind).not.toBe('nothing_to_do');
});

it('counts only the first for a half that is clear, not who comes after', () => {
  const text = 'Uns fehlt die Rechnung oder der Urlaubsantrag. Außerdem fehlt eine Rechnung.';
  expect(titlesFor(text)).toEqual(['Urlaub', 'Rechnungen']);
});

it.each(['Uns fehlt die Rechnung? ', 'Uns fehlt die Rechnung: ', 'Uns fehlt die Rechnung\n\n  '])(
  'begins anew after “%s”, also in capitals',
  (before) => {
    expect(titlesFor(`${before}AUSSERDEM ist ein Gerät defekt.`)).toHaveLength(2);
  },
);

it('takes a file for what is asked first where the text says too little', () => {
  const stated = { text: 'Siehe Anhang. Außerdem ist ein Gerät defekt.' };
  const withFile = (attachmentNames: string[]) =>
    twoRequestsIn(readRequest(mail({ ...stated, attachmentNames })), index, {});
  expect(withFile(['Rechnung.pdf'])?.map(({ ranked }) => ranked[0]?.responsibility.id)).toEqual([
    1, 2,
  ]);
  expect(withFile(['Foto.jpg'])).toBeUndefined();
});

describe('where one of the two is not clear', () => {
  const places = [
    'Nord',
    'Hafen',
    'Mitte',
    'Werk',
    'Bahnhof',
    'Messe',
    'Markt',
    'Turm',
    'Park',
    'Bad',
  ];
  /** So many tills want the same, in a register of so many rows. */
  const asked = (text: string, tills: number, rows: number) => {
    const same = Array.from({ length: tills }, (_, at) =>
      responsibility({ id: 10 + at, title: `Kasse ${places[at]}`, keywords: ['Quittung'] }),
    );
    const stores = [40, 41].map((id) =>
      responsibility({ id, title: `Lager ${id}`, keywords: ['Palette'] }),
    );
    const others = Array.from({ length: rows - 6 - tills }, (_, at) =>
      responsibility({ id: 50 + at }),
    );
    const all = buildRegisterIndex([...register, ...same, ...stores, ...others]);
    const halves = twoRequestsIn(readRequest(mail({ text })), all, {});
    return halves?.map((each) =>
      namedFor(each)
        .map(({ responsibility: { id } }) => id)
        .toSorted(),
    );
  };
  const [first, second] = [
    'Uns fehlt eine Quittung. Außerdem ist ein Gerät defekt.',
    'Ein Gerät ist defekt. Außerdem fehlt eine Quittung.',
  ];

  it('both who may be meant are named, whichever half it is', () => {
    expect(asked(first, 2, 30)).toEqual([[10, 11], [2]]);
    expect(asked(second, 2, 30)).toEqual([[2], [10, 11]]);
  });

  it('it is one request when that is no more than chance in a small register', () => {
    expect(asked(second, 2, 8)).toBeUndefined();
    expect(asked(second, 2, 10)).toBeDefined();
  });

  it('it is one request when too many may be meant', () => {
    expect(asked(second, 10, 90)).toBeUndefined();
    expect(asked(second, 4, 90)).toBeDefined();
  });

  it('it is one request when the other is not clear, either, or is among those of the first', () => {
    expect(asked('Uns fehlt eine Quittung. Außerdem fehlt eine Palette.', 2, 30)).toBeUndefined();
    const one = 'Uns fehlt eine Quittung der Kasse Hafen. Außerdem fehlt eine Quittung.';
    expect(asked(one, 2, 30)).toBeUndefined();
  });
});

it('never names one twice, only rows of the register, and always the same', () => {
  const pieces = [
    'Rechnung',
    'defekt',
    'Urlaubsantrag',
    'Essen',
    'Außerdem',
    'Noch etwas',
    '. ',
    '\n',
    '?',
  ];
  const text = fc
    .array(fc.constantFrom(...pieces), { maxLength: 14 })
    .map((each) => each.join(' '));
  fc.assert(
    fc.property(text, (said) => {
      const titles = titlesFor(said);
      expect(titles.length === 0 || titles.length === 2 || titles.length === 3).toBe(true);
      expect(new Set(titles).size).toBe(titles.length);
      expect(titlesFor(said)).toEqual(titles);
    }),
  );
});
