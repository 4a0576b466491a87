import { describe, expect, it } from 'vitest';
import { diceOf, faultKinds, planOf, seedsFor } from './faults.ts';

const calls = 4;
const { alone, paired } = seedsFor(calls);
const plan = (seed: number) => planOf(seed, calls, diceOf(seed));
const planned = Array.from({ length: paired }, (_, at) => plan(at + 1));

describe('the faults of a story', () => {
  it('are each planned alone at each of its calls, and then every two at different calls, once', () => {
    const singles = planned.slice(0, alone);
    expect(singles.every((faults) => faults.length === 1)).toBe(true);
    expect(new Set(singles.map((faults) => JSON.stringify(faults))).size).toBe(
      calls * faultKinds.length,
    );
    const pairs = planned.slice(alone);
    expect(pairs.every(([one, other]) => one?.call !== other?.call)).toBe(true);
    expect(new Set(pairs.map((faults) => JSON.stringify(faults))).size).toBe(pairs.length);
    const twoCalls = (calls * (calls - 1)) / 2;
    expect(pairs.length).toBe(twoCalls * faultKinds.length ** 2);
  });

  it('come by chance after that, and the same for the same seed', () => {
    expect(plan(paired + 1)).toEqual(plan(paired + 1));
    expect(plan(paired + 1).length).toBeGreaterThan(0);
    expect(plan(paired + 1).length).toBeLessThan(4);
  });
});
