import { describe, expect, it } from 'vitest';
import { createMemory } from '../../src/core/memory.ts';
import { bandOf, isWorthMentioning } from '../../src/core/ranking.ts';

const placed = (...scores: number[]) => scores.map((score) => ({ score, probability: 0 }));

it('what chance brings too is not worth mentioning', () => {
  expect(placed(1, 3).map((each) => isWorthMentioning(each))).toEqual([false, true]);
});

describe('the band', () => {
  it.each([
    [[6], 'clear'],
    [[6, 3], 'clear'],
    [[6, 5], 'likely'],
    [[3], 'likely'],
    [[6, 5.8], 'unclear'],
    [[1.5], 'unclear'],
    [[], 'unclear'],
  ])('of %j is %s', (scores, band) => {
    expect(bandOf(placed(...scores))).toBe(band);
  });

  it('asks who has most words for it, wherever they stand in the order', () => {
    expect(bandOf(placed(3, 6))).toBe('unclear');
  });

  it.each([
    [0.95, 'clear'],
    [0.7, 'likely'],
    [0.4, 'unclear'],
  ])(
    'of a probability of %s is %s once there is history, whatever the words say',
    (probability, band) => {
      const memory = { ...createMemory(), learned: 100 };
      expect(bandOf([{ score: 9, probability }], memory)).toBe(band);
      expect(isWorthMentioning({ score: 0, probability }, memory)).toBe(true);
    },
  );
});
