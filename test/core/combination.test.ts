import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  type Combination,
  defaultCombination,
  improved,
  type Signal,
} from '../../src/core/combination.ts';

const silent = () => Float64Array.of(0, 0, 0);
/** What only this signal says of three responsibilities, whose probabilities are a half and twice a quarter. */
const saying = (signal: Signal, ...logits: number[]) => ({
  text: silent(),
  words: silent(),
  learned: silent(),
  [signal]: Float64Array.from(logits),
});
const probabilities = Float64Array.of(0.5, 0.25, 0.25);
const after = (said: ReturnType<typeof saying>, right: number, before = defaultCombination()) =>
  improved(before, said, probabilities, right);

it('trusts every signal alike in the beginning, and those that say nothing as before', () => {
  expect(defaultCombination()).toEqual({
    text: { factor: 1, certainty: 10 },
    words: { factor: 1, certainty: 10 },
    learned: { factor: 1, certainty: 10 },
  });
  expect(after(saying('text', 0, 0, 0), 0)).toEqual(defaultCombination());
});

it('trusts a signal more that spoke for the right one, and less that spoke for another', () => {
  expect(after(saying('words', 0, 4, 0), 1).words.factor).toBeGreaterThan(1);
  expect(after(saying('words', 0, 4, 0), 0).words.factor).toBeLessThan(1);
  expect(after(saying('words', 0, 4, 0), 0).text.factor).toBe(1);
});

it('moves by one Newton step: how far what was said lies from what was expected, over what is known', () => {
  // expected ½·2 + ¼·4 = 2, its square ½·4 + ¼·16 = 6, so 6 − 2² = 2 more is known; the slope 4 − 2 squared bounds the step
  const { text } = after(saying('text', 2, 4, 0), 1);
  expect(text.certainty).toBeCloseTo(12);
  expect(text.factor).toBeCloseTo(1 + (4 - 2) / 14);
  // the first one has it as expected: no slope, and 2 more is known
  expect(after(saying('text', 2, 4, 0), 0).text).toEqual({ factor: 1, certainty: 12 });
});

it('a single hand-off against everything that was said takes little of the trust', () => {
  const sure = Float64Array.of(0.999, 0.0005, 0.0005);
  for (const logits of [4, 8, 12, 50]) {
    const { words } = improved(defaultCombination(), saying('words', logits, 0, 0), sure, 1);
    expect(words.factor).toBeGreaterThan(0.8);
    expect(words.factor).toBeLessThan(1);
  }
});

it('a stray hand-off does not keep the trust from coming back', () => {
  const sure = Float64Array.of(0.9, 0.05, 0.05);
  const told = saying('words', 8, 0, 0);
  const afterStray = improved(defaultCombination(), told, sure, 1);
  const back = Array.from({ length: 10 }).reduce<Combination>(
    (trust) => improved(trust, told, sure, 0),
    afterStray,
  );
  expect(back.words.factor).toBeGreaterThan(1);
});

it('moves less the more is known', () => {
  const told = saying('learned', 4, 0, 0);
  const first = after(told, 0);
  const second = after(told, 0, first);
  expect(second.learned.certainty).toBeGreaterThan(first.learned.certainty);
  expect(second.learned.factor - first.learned.factor).toBeLessThan(first.learned.factor - 1);
});

it('forgets in time: a signal that was wrong while little was learned is trusted again once it is right', () => {
  const trustAfter = (rounds: number, right: number, before?: Combination) =>
    Array.from({ length: rounds }).reduce<Combination>(
      (trust) => after(saying('learned', 4, 0, 0), right, trust),
      before ?? defaultCombination(),
    );
  const long = trustAfter(20_000, 1);
  expect(long.learned.factor).toBe(0.25);
  expect(long.learned.certainty).toBeLessThan(10 + 500 * 4.1);
  expect(trustAfter(2_000, 0, long).learned.factor).toBeGreaterThan(1);
});

it('never trusts a signal again that was switched off', () => {
  const off: Combination = { ...defaultCombination(), text: { factor: 0, certainty: 10 } };
  expect(after(saying('text', 0, 4, 0), 1, off).text).toEqual({ factor: 0, certainty: 10 });
});

it('keeps every trust between a quarter and four, however little is known', () => {
  const trustAfter = (factor: number, right: number) => {
    const before = { ...defaultCombination(), words: { factor, certainty: 1 } };
    return after(saying('words', 4, 0, 0), right, before).words.factor;
  };
  expect(trustAfter(3.9, 0)).toBe(4);
  expect(trustAfter(0.3, 1)).toBe(0.25);
});

it('is always sound: certainty never falls below the default, and no factor leaves its bounds', () => {
  const logits = fc.array(fc.double({ min: -50, max: 50, noNaN: true }), {
    minLength: 3,
    maxLength: 3,
  });
  fc.assert(
    fc.property(logits, fc.nat({ max: 2 }), (told, right) => {
      const { learned } = after(saying('learned', ...told), right);
      expect(learned.certainty).toBeGreaterThanOrEqual(10);
      expect(learned.factor).toBeGreaterThanOrEqual(0.25);
      expect(learned.factor).toBeLessThanOrEqual(4);
    }),
  );
});
