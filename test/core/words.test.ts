import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldedText, wordOf, wordsOf } from '../../src/core/words.ts';

const surfaces = (text: string) => wordsOf(text).map(({ surface }) => surface);
const mean = (a: string, b: string) => {
  const keys = wordOf(a).keys;
  return wordOf(b).keys.some((key) => keys.includes(key));
};

describe('two words mean the same', () => {
  it.each([
    ['Rechnung', 'RECHNUNGEN'],
    ['Verträge', 'Vertrag'],
    ['Vertraege', 'Vertrag'],
    ['Büro', 'Buero'],
    ['Büro', 'Buro'],
    ['Straße', 'STRASSE'],
    ['Überprüfung', 'Ueberpruefungen'],
    ['Bestellung', 'bestellen'],
    ['Kündigung', 'kuendigen'],
    ['Gehälter', 'Gehalt'],
    ['invoices', 'invoice'],
    ['companies', 'company'],
    ['Yıldız', 'Yildiz'],
    ['Café', 'Cafe'],
    ['Zähler', 'Zaehlern'],
  ])('%s and %s', (a, b) => {
    expect(mean(a, b)).toBe(true);
  });

  it.each([
    ['Steuer', 'Steg'],
    ['Rechnung', 'Rechner'],
    ['Mahnung', 'Meinung'],
    ['Zähler', 'zahlen'],
    ['Empfänger', 'Empfang'],
    ['Ausführung', 'Ausfuhr'],
    ['verlängern', 'verlangen'],
    ['Behälter', 'behalten'],
  ])('but not %s and %s', (a, b) => {
    expect(mean(a, b)).toBe(false);
  });

  it('keeps ue where it is no umlaut', () => {
    expect(mean('Steuern', 'Steuer')).toBe(true);
    expect(mean('neue', 'neu')).toBe(true);
    expect(wordOf('Quelle').forms).toEqual(['quelle']);
  });
});

describe('the words of a text', () => {
  it('are those that say something, as they stand there', () => {
    expect(surfaces('Guten Tag, bitte prüfen Sie die Rechnung 4711 für das Büro!')).toEqual([
      'prüfen',
      'Rechnung',
      'Büro',
    ]);
    expect(surfaces('Could you please send us the invoice?')).toEqual(['send', 'invoice']);
  });

  it('are told apart where a hyphen or an underscore joins them', () => {
    expect(surfaces('AU-Bescheinigung Rechnung_Telekom.pdf')).toEqual([
      'AU',
      'Bescheinigung',
      'Rechnung',
      'Telekom',
      'pdf',
    ]);
  });

  it('hold IT when it is a department and not when it is a pronoun', () => {
    expect(surfaces('the IT wants it')).toEqual(['IT', 'wants']);
  });

  it('are not torn by characters nobody sees', () => {
    expect(surfaces('Rech\u00ADnung\u200B')).toEqual(['Rechnung']);
  });

  it('survive names of object members and anything else', () => {
    expect(surfaces('constructor __proto__ toString')).toEqual([
      'constructor',
      'proto',
      'toString',
    ]);
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        for (const { keys, forms } of wordsOf(text)) {
          expect([...keys, ...forms].every((each) => typeof each === 'string')).toBe(true);
        }
      }),
    );
  });

  it('know which of them belong to every subject', () => {
    expect(wordsOf('neues Gehaltskonto').map(({ isCommon }) => isCommon)).toEqual([true, false]);
  });
});

it('folds a wording with all its words', () => {
  expect(foldedText('Ihre Rechnung,  an UNS')).toBe(' ihre rechnung an uns ');
});
