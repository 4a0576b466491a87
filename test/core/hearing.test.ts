import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildRegisterIndex } from '../../src/core/candidates.ts';
import { defaultCombination } from '../../src/core/combination.ts';
import { featuresOf } from '../../src/core/features.ts';
import { hear, logitsOf, probabilitiesOf, probabilityAt } from '../../src/core/hearing.ts';
import { readRequest } from '../../src/core/mail.ts';
import { createMemory } from '../../src/core/memory.ts';
import { blocksOf, vectorOf } from '../../src/core/request-vector.ts';
import { learn } from '../../src/core/learning.ts';
import { signalsOf } from '../../src/core/signals.ts';
import { mail, responsibility } from '../support/register.ts';

const index = buildRegisterIndex([
  responsibility({ id: 7, title: 'Rechnungen', keywords: ['Rechnung'] }),
  responsibility({ id: 3, title: 'Fuhrpark', description: 'Autos und Reifen' }),
  responsibility({ id: 9, title: 'Kantine' }),
]);
const signalsFor = (text: string) =>
  signalsOf(featuresOf(readRequest(mail({ text }))), index.texts.key);

describe('what the signals say, by place in the register', () => {
  it('is what the register’s words said, a quarter of a logit for each unit, and 0 for all others', () => {
    const { words } = hear(
      signalsFor(''),
      new Map([
        [9, 8],
        [3, 2],
        [404, 5],
      ]),
      index,
    );
    expect([...words]).toEqual([0.5, 0, 2]);
  });

  it('is how much of the text is alike, and nothing learned where nothing was', () => {
    const { text, learned } = hear(signalsFor('Reifen und Autos'), new Map(), index);
    expect(text[0]).toBeGreaterThan(5);
    expect(text[0]).toBeGreaterThan(text[1] ?? 0);
    expect([...learned]).toEqual([0, 0, 0]);
  });

  it('is what was learned of those who ever got a request, also where the register has lost one', () => {
    const memory = createMemory();
    const signals = signalsFor('Quittung vom Parkplatz');
    const handoff = { signals, said: new Map(), at: '2026-11-23', corrected: false };
    learn(memory, { ...handoff, responsibilityId: 9 }, index);
    const vector = vectorOf(blocksOf(signals, memory), memory);
    const told = hear(signals, new Map(), index, memory, vector);
    expect(told.learned[2]).toBeGreaterThan(1);
    expect(told.learned[0]).toBeLessThan(0);
    const without = buildRegisterIndex(index.responsibilities.filter(({ id }) => id !== 9));
    const left = hear(signals, new Map(), without, memory, vector);
    expect(left.learned).toHaveLength(2);
    expect(Math.max(...left.learned)).toBeLessThanOrEqual(0);
  });
});

describe('the signals together', () => {
  it('are added up as far as each is trusted', () => {
    const heard = {
      text: Float64Array.of(1, 0),
      words: Float64Array.of(0, 2),
      learned: Float64Array.of(4, 4),
    };
    const trust = (factor: number) => ({ factor, certainty: 10 });
    expect([...logitsOf(heard, defaultCombination())]).toEqual([5, 6]);
    const combination = { text: trust(3), words: trust(0), learned: trust(0.5) };
    expect([...logitsOf(heard, combination)]).toEqual([5, 2]);
  });

  it('become shares that add up to one, the same for each place alone', () => {
    const logits = fc.array(fc.double({ min: -900, max: 900, noNaN: true }), {
      minLength: 1,
      maxLength: 8,
    });
    fc.assert(
      fc.property(logits, fc.nat({ max: 7 }), (told, at) => {
        const given = Float64Array.from(told);
        const shares = probabilitiesOf(given);
        expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 9);
        const place = at % told.length;
        expect(probabilityAt(place, given)).toBeCloseTo(shares[place] ?? 0, 9);
      }),
    );
  });

  it('become odds of e to one for each logit', () => {
    const [one, other] = probabilitiesOf(Float64Array.of(2, 1));
    expect((one ?? 0) / (other ?? 1)).toBeCloseTo(Math.E);
    expect(probabilityAt(0, Float64Array.of(2, 1, 1), 3)).toBeCloseTo(1 / (1 + 2 * Math.exp(-3)));
    expect([...probabilitiesOf(new Float64Array())]).toEqual([]);
  });
});
