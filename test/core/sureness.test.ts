import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaultCombination } from '../../src/core/combination.ts';
import { surenessOf, unfamiliar } from '../../src/core/sureness.ts';

const heard = (text: number[], words: number[], learned: number[]) => ({
  text: Float64Array.from(text),
  words: Float64Array.from(words),
  learned: Float64Array.from(learned),
});
const sure = (said: ReturnType<typeof heard>, familiarity = unfamiliar, first = 0) =>
  surenessOf(first, said, defaultCombination(), familiarity);
const nothing = [0, 0];

describe('how sure it is', () => {
  it('is even odds between two of whom nothing is said', () => {
    expect(sure(heard(nothing, nothing, nothing))).toBeCloseTo(0.5);
  });

  it('is more where all signals say the same than where one says it all', () => {
    const together = sure(heard([2, 0], [2, 0], [2, 0]));
    const alone = sure(heard([6, 0], nothing, nothing));
    expect(together).toBeGreaterThan(alone);
    expect(alone).toBeGreaterThan(0.5);
  });

  it('counts the probability and the agreement alike, in log odds', () => {
    // together e³ : 1; each signal alone e : 1, so the geometric mean lies between
    const odds = (logit: number) => 1 / (1 + Math.exp(-logit));
    const agreed = (odds(3) * odds(1) ** 3) ** (1 / 4);
    const expected = (3 + Math.log(agreed / (1 - agreed))) / 2;
    expect(sure(heard([1, 0], [1, 0], [1, 0]))).toBeCloseTo(odds(expected), 10);
  });

  it('grows with the nearest earlier request and shrinks with what no earlier one had', () => {
    const said = heard([1, 0], nothing, nothing);
    const plain = sure(said);
    const near = sure(said, { nearest: 0.5, missed: 0 });
    const strange = sure(said, { nearest: 0, missed: 0.5 });
    expect(near).toBeGreaterThan(plain + 0.1);
    expect(strange).toBeLessThan(plain - 0.1);
    const both = sure(said, { nearest: 0.5, missed: 0.5 });
    expect(both).toBeGreaterThan(strange);
    expect(both).toBeLessThan(near);
  });

  it('is a number from 0 to 1, whatever was said', () => {
    const logits = fc.array(fc.double({ min: -700, max: 700, noNaN: true }), {
      minLength: 2,
      maxLength: 2,
    });
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(logits, logits, logits, share, share, (text, words, learned, nearest, missed) => {
        const value = sure(heard(text, words, learned), { nearest, missed });
        expect(value).toBeGreaterThanOrEqual(0);
        expect(value).toBeLessThanOrEqual(1);
      }),
    );
  });
});
