import { describe, expect, it } from 'vitest';
import { buildRegisterIndex } from '../../src/core/candidates.ts';
import { readRequest } from '../../src/core/mail.ts';
import type { Responsibility } from '../../src/core/responsibility.ts';
import { suggest } from '../../src/core/suggestion.ts';
import { mail, responsibility } from '../support/register.ts';

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
