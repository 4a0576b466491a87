import { describe, expect, it } from 'vitest';
import { buildRegisterIndex } from '../../src/core/candidates.ts';
import { questionOf } from '../../src/core/question.ts';
import { readRequest } from '../../src/core/mail.ts';
import type { Responsibility } from '../../src/core/responsibility.ts';
import { type Candidate, type Evidence, suggest } from '../../src/core/suggestion.ts';
import { mail, person, responsibility } from '../support/register.ts';

const invoices = responsibility({
  id: 1,
  title: 'Eingangsrechnungen erfassen',
  keywords: ['Rechnung', 'Invoice'],
});
const reminders = responsibility({
  id: 2,
  title: 'Mahnungen von Lieferanten',
  keywords: ['Mahnung'],
  description: 'Ein Lieferant erinnert an eine offene Rechnung.',
});

function asked(text: string, register: Responsibility[]) {
  const index = buildRegisterIndex(register);
  const request = readRequest(mail({ subject: '', text }));
  return suggest(request, { index, absences: [], today: '2026-11-23' });
}

describe('the question', () => {
  const unclear = asked('Zu der Rechnung kam eine Mahnung.', [invoices, reminders]);

  it('asks with the words that separate the responsibilities', () => {
    expect(unclear).toMatchObject({
      kind: 'unclear',
      question: {
        choices: expect.arrayContaining([
          expect.objectContaining({ responsibilityId: 1, word: 'Rechnung' }),
          expect.objectContaining({ responsibilityId: 2, word: 'Mahnung' }),
        ]),
      },
    });
  });

  it('knows how the other language says them, and which words of the mail lead there', () => {
    const { question } = unclear.kind === 'unclear' ? unclear : {};
    expect(question?.choices.find(({ word }) => word === 'Rechnung')?.meaning?.en).toBe('invoice');
    expect(question?.found.toSorted()).toEqual(['Mahnung', 'Rechnung']);
  });

  it('is the same whatever order the register comes in', () => {
    const text = 'Zu der Rechnung kam eine Mahnung.';
    expect(asked(text, [reminders, invoices])).toEqual(asked(text, [invoices, reminders]));
  });

  it('is not asked about one', () => {
    const { question } = { question: undefined, ...asked('Rechnung, Mahnung', [reminders]) };
    expect(question).toBeUndefined();
  });

  it('names the whole title where a word out of it separates them', () => {
    const damaged = responsibility({ id: 3, title: 'Beschädigte und mangelhafte Lieferungen' });
    const answer = asked('Zu der Rechnung: beschädigte Lieferung', [invoices, damaged]);
    expect(answer).toMatchObject({
      question: {
        choices: expect.arrayContaining([
          expect.objectContaining({ word: 'Beschädigte und mangelhafte Lieferungen' }),
        ]),
      },
    });
  });

  it('names the whole title where two entries share all their words', () => {
    const twins = [1, 2].map((id) => responsibility({ id, title: 'Empfang', keywords: ['Post'] }));
    const answer = asked('Post am Empfang', twins);
    expect(answer).toMatchObject({
      question: { choices: [{ word: 'Empfang' }, { word: 'Empfang' }], found: [] },
    });
  });
});

describe('what a question asks with', () => {
  const found = (word: string, more: Partial<Evidence> = {}): Evidence => ({
    kind: 'keyword',
    found: word,
    matched: word,
    where: 'text',
    weight: 1,
    ...more,
  });
  /** The question between these entries of the register, with what the mail says for each. */
  function askedBetween(...named: [Responsibility, Evidence[]][]) {
    const candidates = named.map(
      ([{ id, title, area, notHere }, evidence]): Candidate => ({
        responsibilityId: id,
        title,
        area,
        notHere,
        evidence,
        score: 1,
        recipient: { person: person('Anna'), role: 'owner', skipped: [] },
      }),
    );
    return questionOf(candidates, new Map(named.map(([each]) => [each.id, each])));
  }
  const withWords = (id: number, ...keywords: string[]) =>
    responsibility({ id, title: 'Aufgabe', keywords });
  const wordsAsked = (...named: Parameters<typeof askedBetween>) =>
    askedBetween(...named)?.choices.map(({ word }) => word);
  const other = withWords(2, 'Zoll', 'Fracht');

  it('is a keyword that the mail says itself before one that only the register has', () => {
    const own = withWords(1, 'Gutschrift', 'Storno');
    expect(wordsAsked([own, []], [other, []])).toEqual(['Gutschrift', 'Zoll']);
    expect(wordsAsked([own, [found('STORNO')]], [other, []])?.[0]).toBe('Storno');
    const both = [found('Storno'), found('Gutschrift')];
    expect(wordsAsked([own, both], [other, []])?.[0]).toBe('Storno');
  });

  it('is none that only speaks against', () => {
    const own = withWords(1, 'Gutschrift', 'Storno');
    const against = [-1, 0].map((weight) => found('Storno', { weight }));
    expect(wordsAsked([own, against], [other, []])?.[0]).toBe('Gutschrift');
  });

  it('is none that another has, too, but one that says something more than theirs', () => {
    expect(wordsAsked([withWords(1, 'Zoll', 'Storno'), [found('Zoll')]], [other, []])?.[0]).toBe(
      'Storno',
    );
    expect(wordsAsked([withWords(1, 'Zoll Schweiz'), []], [other, []])?.[0]).toBe('Zoll Schweiz');
    const titled = responsibility({ id: 2, title: 'Zoll' });
    expect(wordsAsked([withWords(1, 'Zoll', 'Storno'), []], [titled, []])?.[0]).toBe('Storno');
  });

  it('is no word that every subject has, in a title of its own or of another', () => {
    const general = responsibility({ id: 1, title: 'Bearbeitung', keywords: ['Storno'] });
    expect(wordsAsked([general, [found('Bearbeitung')]], [other, []])?.[0]).toBe('Storno');
    const handling = withWords(1, 'Bearbeitung');
    const titled = responsibility({ id: 2, title: 'Bearbeitung', keywords: ['Zoll'] });
    expect(wordsAsked([handling, []], [titled, []])).toEqual(['Bearbeitung', 'Zoll']);
  });

  it('is said in both languages only where it means one thing', () => {
    const meanings = (keyword: string) =>
      askedBetween([withWords(1, keyword), []], [other, []])?.choices[0];
    expect(meanings('Mahnung')?.meaning).toEqual({ de: 'Mahnung', en: expect.any(String) });
    expect(meanings('Quastenflosser')).not.toHaveProperty('meaning');
    expect(meanings('claim')).not.toHaveProperty('meaning');
  });

  it('tells the first word of the mail for each, where at least two differ', () => {
    const one = withWords(1, 'Storno', 'Gutschrift');
    const words = (first: Evidence[], second: Evidence[]) =>
      askedBetween([one, first], [other, second])?.found;
    expect(words([found('Storno'), found('Gutschrift')], [found('Zoll')])).toEqual([
      'Storno',
      'Zoll',
    ]);
    expect(words([found('Zoll')], [found('zoll')])).toEqual([]);
    expect(words([found('Storno')], [])).toEqual([]);
    const noWords = [
      found('kunde.example', { kind: 'sender' }),
      found('Post', { weight: 0 }),
      found('Fracht', { kind: 'word' }),
    ];
    expect(words(noWords, [found('Zoll')])).toEqual(['Fracht', 'Zoll']);
  });

  it('is nothing where only one of them stands in the register', () => {
    expect(askedBetween([other, []])).toBeUndefined();
    const candidates = asked('Zu der Rechnung kam eine Mahnung.', [invoices, reminders]);
    const options = candidates.kind === 'unclear' ? candidates.options : [];
    expect(questionOf(options, new Map([[1, invoices]]))).toBeUndefined();
    expect(options).toHaveLength(2);
  });
});
