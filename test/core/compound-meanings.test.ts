import { describe, expect, it } from 'vitest';
import { buildRegisterIndex, findCandidates } from '../../src/core/candidates.ts';
import { conceptsInside } from '../../src/core/compound-meanings.ts';
import { featuresOfText } from '../../src/core/features.ts';
import { wordOf } from '../../src/core/words.ts';
import { responsibility } from '../support/register.ts';

const inside = (word: string) => conceptsInside(wordOf(word));

describe('the parts of a compound', () => {
  it.each([
    ['Oberleitungsstörung', ['Oberleitung', 'Störung']],
    ['Druckerprobleme', ['Drucker']],
    ['Sicherheitsverstoß', ['Sicherheit']],
    ['Fahrstuhlwartungen', ['Aufzug', 'Wartung']],
  ])('of %s mean something', (word, meant) => {
    expect(inside(word)).toEqual(meant);
  });

  it.each([
    ['is a term itself', 'Kontoauszug'],
    ['is written small, as verbs are', 'druckerprobleme'],
    ['only ends like a short term', 'Kontaktieren'],
    ['only begins like a short term', 'Automatisch'],
    ['is English', 'Operating'],
    ['is no compound', 'Drucker'],
  ])('mean nothing in a word that %s', (_why, word) => {
    expect(inside(word)).toEqual([]);
  });
});

it('a German compound finds who answers in English, and is shown as it stands in the mail', () => {
  const index = buildRegisterIndex([
    responsibility({ id: 1, title: 'Printers and scanners' }),
    responsibility({ id: 2, title: 'Payroll' }),
  ]);
  const [match] = findCandidates(featuresOfText('Druckerprobleme im dritten Stock'), index);
  expect(match?.responsibility.id).toBe(1);
  expect(match?.evidence[0]).toMatchObject({ found: 'Druckerprobleme', matched: 'Printers' });
});

it('a part says less than the word itself', () => {
  const index = buildRegisterIndex([responsibility({ id: 1, title: 'Printers' })]);
  const scoreOf = (text: string) => findCandidates(featuresOfText(text), index)[0]?.score ?? 0;
  expect(scoreOf('Druckerprobleme')).toBeGreaterThan(0);
  expect(scoreOf('Druckerprobleme')).toBeLessThan(scoreOf('Drucker'));
});
