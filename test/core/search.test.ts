import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildRegisterIndex } from '../../src/core/candidates.ts';
import { search } from '../../src/core/search.ts';
import { register } from '../cases/register.ts';

const knowledge = { index: buildRegisterIndex(register), absences: [], today: '2026-11-23' };
const titles = (query: string) =>
  search(query, knowledge).map(
    ({ responsibilityId }) => register.find(({ id }) => id === responsibilityId)?.title,
  );

describe('the first found', () => {
  it.each([
    ['Mahnung Telekom', 'Mahnungen von Lieferanten'],
    ['mahn', 'Mahnungen von Lieferanten'],
    ['gehaltsabr', 'Lohn- und Gehaltsabrechnung'],
    ['urlaubsantr', 'Urlaub und Abwesenheit'],
    ['passw', 'IT-Zugänge'],
    ['it', 'IT-Zugänge'],
    ['lohnbuero-brandt.example', 'Lohn- und Gehaltsabrechnung'],
    ['wer@lohnbuero-brandt.example', 'Lohn- und Gehaltsabrechnung'],
    ['rechnung@firma.example', 'Eingangsrechnungen'],
    ['Yildiz', 'Eingangsrechnungen'],
    ['Deniz Yıldız', 'Eingangsrechnungen'],
    ['carst', 'Bewerbungen'],
    ['Brandt', 'Lohn- und Gehaltsabrechnung'],
    ['Dokumente', 'Verträge ablegen'],
    ['reklamtion', 'Reklamationen'],
    ['constructor', 'constructor'],
  ])('for "%s" is %s', (query, title) => {
    expect(titles(query)[0]).toBe(title);
  });
});

it('finds everything of a person, as owner before as deputy', () => {
  expect(titles('Sabine Kern')).toEqual(['Mahnungen von Lieferanten', 'Eingangsrechnungen']);
  expect(titles('Vogt')).toEqual(['Lohn- und Gehaltsabrechnung', 'Urlaub und Abwesenheit']);
});

it('finds all of an area', () => {
  expect(titles('Personal')).toEqual(
    expect.arrayContaining([
      'Lohn- und Gehaltsabrechnung',
      'Urlaub und Abwesenheit',
      'Bewerbungen',
    ]),
  );
});

it('says why', () => {
  expect(search('mahnungen', knowledge)[0]?.evidence[0]).toMatchObject({
    found: 'mahnungen',
    matched: 'Mahnung',
  });
});

it('finds nothing for nothing', () => {
  expect(titles('')).toEqual([]);
  expect(titles('xyzzy')).toEqual([]);
});

it('leaves out what is not in force', () => {
  const [first] = register;
  const ended = register.map((each) =>
    each === first ? { ...each, validTo: '2026-01-01' } : each,
  );
  const later = { ...knowledge, index: buildRegisterIndex(ended) };
  expect(
    search('Eingangsrechnungen', later).some(
      ({ responsibilityId }) => responsibilityId === first?.id,
    ),
  ).toBe(false);
});

it('answers any query', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 600 }), (query) => {
      expect(search(query, knowledge)).toEqual(search(query, knowledge));
    }),
  );
});
