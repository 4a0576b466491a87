import { array, assert, boolean, property, tuple } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pairedDifference } from '../../src/cli/evaluation/paired.ts';

const rights = (answers: readonly boolean[]) =>
  new Map(answers.map((right, at) => [String(at), right]));

describe('the paired difference', () => {
  it('counts only questions both answered', () => {
    const difference = pairedDifference(rights([true, true]), rights([false]));
    expect(difference).toEqual({ n: 1, difference: 1, from: 1, to: 1 });
  });

  it('of nothing in common is undefined', () => {
    expect(pairedDifference(rights([true]), new Map())).toBeUndefined();
  });

  it('between equals is nothing, and certainly so', () => {
    const same = rights([true, false, true]);
    expect(pairedDifference(same, same)).toEqual({ n: 3, difference: 0, from: 0, to: 0 });
  });

  it('has the interval of the binomial distribution where all differ', () => {
    // 100 questions, 60 better and 40 worse: sums of 2 × Binomial(100, 0.6) − 100, whose 2.5 % and 97.5 % lie at 50 and 69
    const first = Array.from({ length: 100 }, (_, at) => at < 60);
    const difference = pairedDifference(rights(first), rights(first.map((right) => !right)));
    expect(difference?.from).toBeCloseTo(0);
    expect(difference?.to).toBeCloseTo(0.38);
  });

  it('turned round is the same with the other sign, and lies inside its interval', () => {
    const answers = array(tuple(boolean(), boolean()), { minLength: 1, maxLength: 60 });
    assert(
      property(answers, (pairs) => {
        const [a, b] = [0, 1].map((at) => rights(pairs.map((pair) => pair[at] ?? false)));
        const there = pairedDifference(a ?? new Map(), b ?? new Map());
        const back = pairedDifference(b ?? new Map(), a ?? new Map());
        expect(there?.difference).toBeCloseTo(-(back?.difference ?? 1));
        expect(there?.from).toBeLessThanOrEqual(there?.difference ?? -1);
        expect(there?.to).toBeGreaterThanOrEqual(there?.difference ?? 1);
      }),
    );
  });
});
