import { expect, it } from 'vitest';
import { mostFeatures, weightOfMost } from '../../src/core/telling.ts';

it('a company with a thousand responsibilities reads the longest request whole, one with five thousand its most telling part', () => {
  expect(mostFeatures(0)).toBeGreaterThan(1_000);
  expect(mostFeatures(1_000)).toBeGreaterThan(400);
  expect(mostFeatures(5_000)).toBe(128);
  expect(mostFeatures(60_000)).toBe(64);
});

it('the weight of the most is the smallest of so many, and 0 where there are not more', () => {
  const weights = Float32Array.of(3, 1, 5, 4, 1);
  expect(weightOfMost(weights, 2)).toBe(4);
  expect(weightOfMost(weights, 4)).toBe(1);
  expect(weightOfMost(weights, 5)).toBe(0);
  expect([...weights]).toEqual([3, 1, 5, 4, 1]);
});
