import { describe, expect, test } from 'vitest';
import type { Candidate, Suggestion } from '../../src/core/suggestion.ts';
import { others } from '../../src/ui/shared/choice.ts';
import { candidate, people } from './stage.tsx';

const of = (responsibilityId: number, person: (typeof people)['sabine']): Candidate =>
  candidate({ responsibilityId, recipient: { person, role: 'owner', skipped: [] } });

const [reminders, invoices, jonas, deniz] = [
  of(1, people.sabine),
  of(2, people.sabine),
  of(3, people.jonas),
  of(4, people.deniz),
];

describe('who stands beside a proposal', () => {
  const proposal = (...alternatives: Candidate[]): Suggestion => ({
    kind: 'suggested',
    band: 'clear',
    best: reminders,
    alternatives,
  });

  test('is never the one who is proposed already, and nobody twice', () => {
    expect(others(proposal(invoices, jonas), reminders)).toEqual([jonas]);
    expect(others(proposal(jonas, of(5, people.jonas)), reminders)).toEqual([jonas]);
  });

  test('is not the person who looks', () => {
    expect(others(proposal(deniz, jonas), reminders, people.deniz.oid)).toEqual([jonas]);
  });

  test('is whom Baton would choose, once somebody else is chosen', () => {
    expect(others(proposal(jonas, deniz), jonas)).toEqual([reminders, deniz]);
    expect(others(proposal(invoices), invoices)).toEqual([reminders]);
  });

  test('are the other answers to a question, also where one person would get both', () => {
    const options = [reminders, invoices, jonas];
    const question: Suggestion = { kind: 'unclear', reason: 'several_speak', options };
    expect(others(question, reminders)).toEqual([invoices, jonas]);
  });
});
