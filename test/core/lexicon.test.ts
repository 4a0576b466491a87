import { describe, expect, it } from 'vitest';
import { buildLexicon, meetingsOf } from '../../src/core/lexicon.ts';
import { wordOf, wordsOf } from '../../src/core/words.ts';

/** Which words of the register a word of a mail meets, and how. */
function met(word: string, register: string): string[] {
  const words = wordsOf(register);
  const meetings = meetingsOf(wordOf(word), buildLexicon(words));
  return words.flatMap(({ surface, keys }) => {
    const meeting = meetings.find(({ key }) => keys.includes(key));
    return meeting === undefined ? [] : [`${meeting.way}:${surface}`];
  });
}

describe('a compound in the mail', () => {
  it('is its parts, the last one first of all', () => {
    expect(met('Lohnabrechnungskorrektur', 'Lohn Abrechnung')).toEqual([
      'modifier:Lohn',
      'modifier:Abrechnung',
    ]);
    expect(met('Rechnungsanschrift', 'Rechnungen Anschriften')).toEqual([
      'modifier:Rechnungen',
      'head:Anschriften',
    ]);
  });

  it.each([
    ['Kundenkarte', 'Kunde'],
    ['Steuerbescheide', 'Steuer'],
    ['Ausgangsrechnung', 'Rechnung'],
    ['Urlaubsantraege', 'Antrag'],
    ['Kfzversicherung', 'Kfz Versicherung'],
  ])('%s is about %s', (compound, part) => {
    expect(met(compound, part)).toHaveLength(part.split(' ').length);
  });

  it.each([
    ['Kündigung', 'Kunde'],
    ['Antrag', 'trag'],
    ['Abrechnung', 'Rechnung'],
    ['Lohnabrechnung', 'Rechnung'],
    ['Verkauf', 'Kauf'],
    ['Unterlage', 'Lage'],
    ['Zahlung', 'Zahl'],
  ])('%s has nothing to do with %s', (word, other) => {
    expect(met(word, other)).toEqual([]);
  });
});

describe('a compound in the register', () => {
  it.each([
    ['Lohn', 'Lohnabrechnung'],
    ['Abrechnung', 'Lohnabrechnung'],
    ['Urlaub', 'Urlaubsantrag'],
    ['Anträge', 'Urlaubsantrag'],
  ])('is found by %s', (word, compound) => {
    expect(met(word, compound)).toEqual([`compound:${compound}`]);
  });

  it.each([
    ['Kauf', 'Verkauf'],
    ['zahlen', 'Zählerstand'],
    ['Kund', 'Kündigung'],
  ])('is not found by %s: %s', (word, compound) => {
    expect(met(word, compound)).toEqual([]);
  });
});

describe('a typing mistake', () => {
  it.each(['Rechnugn', 'Rechnng', 'Rechhnung', 'Rechnunng'])('%s is a Rechnung', (typo) => {
    expect(met(typo, 'Rechnung')).toEqual(['typo:Rechnung']);
  });

  it('may be one wrong letter in a long word only', () => {
    expect(met('Reisekosfen', 'Reisekosten')).toEqual(['typo:Reisekosten']);
    expect(met('Vortrag', 'Vertrag')).toEqual([]);
    expect(met('Klasse', 'Kasse')).toEqual([]);
  });

  it('is not looked for in a word that is known', () => {
    expect(met('Lieferanten', 'Lieferanten Lieferantin')).not.toContain('typo:Lieferantin');
  });
});

it('takes a register of strange words', () => {
  expect(met('constructor', 'constructor prototype')).toEqual(['same:constructor']);
  expect(met('hasOwnProperty', 'Rechnung')).toEqual([]);
});
