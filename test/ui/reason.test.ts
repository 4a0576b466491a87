import { describe, expect, test } from 'vitest';
import type { RunnerUp } from '../../src/core/runner-up.ts';
import type { Evidence } from '../../src/core/suggestion.ts';
import { matchedParts, reasonParts, runnerUpParts } from '../../src/ui/shared/reason.ts';
import { wordsIn } from '../support/words.ts';

const found = (word: string, where: Evidence['where'], more: Partial<Evidence> = {}): Evidence => ({
  kind: 'keyword',
  found: word,
  matched: word,
  where,
  weight: 1,
  ...more,
});

/** Marked words stand between asterisks. */
function sentence(evidence: Evidence[], language: 'de' | 'en'): string {
  const t = wordsIn(language);
  return reasonParts(evidence, t, language)
    .map(({ text, mark }) => (mark ? `*${text}*` : text))
    .join('');
}

const cases: { why: string; evidence: Evidence[]; de: string; en: string }[] = [
  {
    why: 'earlier requests, with the day of the newest and how many',
    evidence: [
      found('2026-03-12', 'history', { kind: 'earlier_request', matched: '4' }),
      found('a@b.example', 'history', { kind: 'sender_history', matched: '2' }),
    ],
    de: 'Wie am 12.\u00A0März, 4-mal, 2 Anfragen dieses Absenders gingen dorthin.',
    en: 'As on 12\u00A0March, 4 times; 2 requests of this sender went there.',
  },
  {
    why: 'the conversation first; the request it began with is no second reason',
    evidence: [
      found('2026-11-12', 'history', { kind: 'conversation', matched: '' }),
      found('2026-11-12', 'history', { kind: 'earlier_request', matched: '1' }),
    ],
    de: 'Diese Unterhaltung ging schon am 12.\u00A0November dorthin.',
    en: 'This conversation went there on 12\u00A0November.',
  },
  {
    why: 'the conversation without a day, and other requests',
    evidence: [
      found('', 'history', { kind: 'conversation', matched: '' }),
      found('2026-11-12', 'history', { kind: 'earlier_request', matched: '2' }),
    ],
    de: 'Diese Unterhaltung ging schon dorthin, wie am 12.\u00A0November, 2-mal.',
    en: 'This conversation went there before; as on 12\u00A0November, 2 times.',
  },
  {
    why: 'the next step of a process',
    evidence: [found('2026-11-12', 'history', { kind: 'next_step', matched: '' })],
    de: 'Der nächste Schritt, nachdem der vorige in dieser Unterhaltung erledigt ist.',
    en: 'The next step, now that the one before is done in this conversation.',
  },
  {
    why: 'words of the subject and a sender that is listed',
    evidence: [
      found('Mahnung', 'subject'),
      found('Rechnung', 'subject'),
      found('Alsterdruck', 'sender'),
    ],
    de: '*Mahnung* und *Rechnung* im Betreff, Absender *Alsterdruck* eingetragen.',
    en: '*Mahnung* and *Rechnung* in the subject; sender *Alsterdruck* is listed.',
  },
  {
    why: 'of a sender only the domain where the register names no more, whatever stands before it',
    evidence: [
      found('poststelle-umsatzsteuer@finanzamt.example', 'sender', {
        kind: 'sender',
        matched: '*@finanzamt*.example',
      }),
    ],
    de: 'Absender *finanzamt.example* eingetragen.',
    en: 'Sender *finanzamt.example* is listed.',
  },
  {
    why: 'the whole address where the register names it',
    evidence: [
      found('lohn@brandt.example', 'sender', { kind: 'sender', matched: 'lohn@brandt.example' }),
    ],
    de: 'Absender *lohn@brandt.example* eingetragen.',
    en: 'Sender *lohn@brandt.example* is listed.',
  },
  {
    why: 'a sender alone begins the sentence',
    evidence: [found('@telekom.example', 'sender')],
    de: 'Absender *@telekom.example* eingetragen.',
    en: 'Sender *@telekom.example* is listed.',
  },
  {
    why: 'text, attachment and mailbox in this order, whatever order they came in',
    evidence: [
      found('rechnung@', 'mailbox'),
      found('R-17.pdf', 'attachment'),
      found('Skonto', 'text'),
    ],
    de: '*Skonto* im Text, *R-17.pdf* im Namen eines Anhangs, eingegangen in *rechnung@*.',
    en: '*Skonto* in the text; *R-17.pdf* in the name of an attachment; received in *rechnung@*.',
  },
  {
    why: 'the same word twice is said once, and three words are enough',
    evidence: ['Mahnung', 'mahnung', 'Frist', 'Konto', 'Zahlung'].map((word) =>
      found(word, 'text'),
    ),
    de: '*Mahnung*, *Frist* und *Konto* im Text.',
    en: '*Mahnung*, *Frist* and *Konto* in the text.',
  },
  {
    why: 'what speaks against it is not sold as a reason for it',
    evidence: [
      found('Mahnung', 'subject'),
      found('Ausgangsrechnung', 'text', { kind: 'not_here', weight: -2 }),
    ],
    de: '*Mahnung* im Betreff, dagegen spricht *Ausgangsrechnung*.',
    en: '*Mahnung* in the subject; *Ausgangsrechnung* speaks against it.',
  },
  {
    why: 'with several places two words of each, and none that was part of one said before',
    evidence: [
      found('Umsatzsteuer-Voranmeldung', 'subject'),
      found('Voranmeldung', 'text'),
      found('Skonto', 'text'),
      found('Konto', 'text'),
      found('Frist', 'text'),
      found('Bescheid', 'text'),
    ],
    de: '*Umsatzsteuer-Voranmeldung* im Betreff, *Skonto* und *Frist* im Text.',
    en: '*Umsatzsteuer-Voranmeldung* in the subject; *Skonto* and *Frist* in the text.',
  },
  { why: 'no evidence, no sentence', evidence: [], de: '', en: '' },
  {
    why: 'placeholders and invisible characters in a mail are only text',
    evidence: [found('{{words}}', 'text'), found('\u202egnunhaM\u200b', 'text')],
    de: '*{{words}}* und *gnunhaM* im Text.',
    en: '*{{words}}* and *gnunhaM* in the text.',
  },
];

describe('the reason sentence', () => {
  test.each(cases)('$why', ({ evidence, de, en }) => {
    expect(sentence(evidence, 'de')).toBe(de);
    expect(sentence(evidence, 'en')).toBe(en);
  });
});

test('words that somebody typed stand in no subject and in no text', () => {
  const typed = [
    found('Mahnung', 'text'),
    found('Telekom', 'sender'),
    found('Lohn', 'text', { weight: -1 }),
  ];
  const said = (language: 'de' | 'en') =>
    matchedParts(typed, wordsIn(language), language)
      .map(({ text, mark }) => (mark ? `*${text}*` : text))
      .join('');
  expect(said('de')).toBe('Passt zu *Mahnung* und *Telekom*.');
  expect(said('en')).toBe('Matches *Mahnung* and *Telekom*.');
  expect(matchedParts([], wordsIn('de'), 'de')).toEqual([]);
});

describe('the one that came close', () => {
  const said = (runnerUp: RunnerUp, language: 'de' | 'en') =>
    runnerUpParts(runnerUp, wordsIn(language), language)
      .map(({ text, mark }) => (mark ? `*${text}*` : text))
      .join('');
  const about = { responsibilityId: 7, title: 'Reisekosten' };

  test('is left out by its own boundary', () => {
    const runnerUp: RunnerUp = { ...about, kind: 'not_here', text: 'Lohnabrechnung' };
    expect(said(runnerUp, 'de')).toBe('Nicht „Reisekosten“ (ausgenommen: „Lohnabrechnung“).');
    expect(said(runnerUp, 'en')).toBe('Not “Reisekosten” (it leaves out “Lohnabrechnung”).');
  });

  test('had few words for it', () => {
    const one: RunnerUp = { ...about, kind: 'little', found: ['Abrechnung'] };
    const two: RunnerUp = { ...about, kind: 'little', found: ['Abrechnung', 'Beleg'] };
    expect(said(one, 'de')).toBe('Nicht „Reisekosten“: Dafür spricht nur das Wort *Abrechnung*.');
    expect(said(two, 'en')).toBe(
      'Not “Reisekosten”: only the words *Abrechnung* and *Beleg* speak for it.',
    );
  });

  test('is the same person’s, so that it makes no difference who', () => {
    const runnerUp: RunnerUp = { ...about, kind: 'same_person' };
    expect(said(runnerUp, 'de')).toBe(
      'Vielleicht geht es um „Reisekosten“: Auch das wäre hier richtig.',
    );
    expect(said(runnerUp, 'en')).toBe('“Reisekosten” may be meant: that is theirs as well.');
  });
});
