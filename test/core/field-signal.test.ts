import { describe, expect, it } from 'vitest';
import { buildRegisterIndex } from '../../src/core/candidates.ts';
import { decide } from '../../src/core/decision.ts';
import { featuresOf } from '../../src/core/features.ts';
import { fieldLogits } from '../../src/core/field-signal.ts';
import { learn } from '../../src/core/learning.ts';
import { readRequest } from '../../src/core/mail.ts';
import { createMemory } from '../../src/core/memory.ts';
import { readSignals, writeSignals } from '../../src/core/signals-column.ts';
import { suggest } from '../../src/core/suggestion.ts';
import { concepts, fieldNames, fieldsOf } from '../../src/core/vocabulary/concepts.ts';
import { mail, responsibility } from '../support/register.ts';

const personnel = responsibility({
  id: 5,
  title: 'Lohnabrechnung',
  description: 'Gehalt, Steuerklasse und Sozialversicherung',
});
const index = buildRegisterIndex([
  responsibility({ id: 1, title: 'Speditionen', description: 'Fracht, Ladung und Zoll' }),
  responsibility({ id: 2, title: 'Telefonie', description: 'Mobilfunk und Rufnummern' }),
  responsibility({ id: 3, title: 'Kantine' }),
  personnel,
]);
const featuresIn = (text: string) => featuresOf(readRequest(mail({ text })));
const logitsOf = (text: string) => fieldLogits(featuresIn(text).words, index);
const place = index.placeOf.get(personnel.id) ?? -1;
/** Of personnel, and none of it stands in the register. */
const silent = 'Bitte zahlen Sie mir das Krankengeld und die Überstunden nach.';

describe('the field of work a mail is about', () => {
  it('speaks for whoever works in it, in both languages, and is explained by the words that say so', () => {
    for (const text of [silent, 'Please check my overtime and the sick pay.']) {
      const logits = logitsOf(text);
      expect(logits.indexOf(Math.max(...logits))).toBe(place);
      expect(decide(featuresIn(text), index).ranking[0]?.responsibility.id).toBe(personnel.id);
    }
    const [best] = decide(featuresIn(silent), index).ranking;
    expect(best?.evidence).toMatchObject([
      { kind: 'field', found: 'Krankengeld', where: 'text' },
      { kind: 'field', found: 'Überstunden', where: 'text' },
    ]);
  });

  it('never makes anybody likely, and is silent where a word speaks or none is known', () => {
    expect(
      suggest(readRequest(mail({ text: silent })), { index, absences: [], today: '2026-11-26' })
        .kind,
    ).toBe('unclear');
    const spoken = decide(featuresIn(`${silent} Ihre Kantine`), index).ranking;
    expect(spoken.flatMap(({ evidence }) => evidence).some(({ kind }) => kind === 'field')).toBe(
      false,
    );
    expect([...logitsOf('Xyz qrst.')]).toEqual([0, 0, 0, 0]);
  });

  it('is silent where hand-offs taught more', () => {
    const memory = createMemory();
    const { signals, said } = decide(featuresIn(silent), index);
    for (let at = 0; at < 3; at += 1)
      learn(memory, { signals, said, responsibilityId: 3, at: '', corrected: false }, index);
    const { ranking } = decide(featuresIn(silent), index, { memory });
    expect(ranking[0]?.responsibility.id).toBe(3);
    expect(ranking.flatMap(({ evidence }) => evidence)).toEqual([]);
  });

  it('says no more in a long mail than in one of six such words', () => {
    const some = 'Krankengeld Überstunden Urlaubsgeld Weihnachtsgeld Gehaltserhöhung Lohnsteuer';
    const six = logitsOf(some)[place] ?? 0;
    const many = logitsOf(Array.from({ length: 20 }, () => some).join(' '))[place] ?? 0;
    expect(six).toBeGreaterThan(0);
    expect(many).toBeCloseTo(six, 5);
  });

  it('is nothing that is learned: the column is the same without it', () => {
    const { signals, said } = decide(featuresIn(silent), index);
    expect(said.size).toBe(0);
    expect(readSignals(writeSignals({ signals, said }))?.said.size).toBe(0);
  });

  it('is known of every concept but those of every day', () => {
    expect(fieldNames.length).toBeGreaterThan(30);
    const without = concepts.filter(({ id }) => fieldsOf(id).length === 0);
    expect(without.length).toBeLessThan(concepts.length / 4);
    expect(fieldsOf('Krankengeld')).toEqual(['personnel']);
    expect(fieldsOf('constructor')).toEqual([]);
  });
});
