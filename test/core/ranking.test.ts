import { describe, expect, it } from 'vitest';
import { bandOf, isWorthMentioning } from '../../src/core/ranking.ts';

const placed = (score: number, probability = 0) => ({ score, probability });

describe('worth mentioning', () => {
  it.each([
    [1.19, false],
    [1.2, true],
  ])('are words of the register from 1.2: %s', (score, expected) => {
    expect(isWorthMentioning(placed(score), 100)).toBe(expected);
  });

  it.each([
    [0.09, 100, false],
    [0.1, 100, true],
    [0.19, 10, false],
    [0.2, 10, true],
    [0.6, 3, false],
  ])('is a probability of %s among %i without any words: %s', (probability, size, expected) => {
    expect(isWorthMentioning(placed(0, probability), size)).toBe(expected);
  });
});

describe('the band', () => {
  it.each([
    [0.5, 'clear'],
    [0.49, 'likely'],
    [0.2, 'likely'],
    [0.19, 'unclear'],
  ])('of a sureness of %s is %s', (sureness, band) => {
    expect(bandOf([placed(2)], sureness, 3)).toBe(band);
  });

  it.each([
    [0.31, 'unclear'],
    [0.3, 'clear'],
  ])('of 0.5 before %s is %s, because equals are a question', (second, band) => {
    expect(bandOf([placed(3, 0.5), placed(3, second)], 0.9, 3)).toBe(band);
  });

  it.each([
    [3.3, 0.89, 'unclear'],
    [3.3, 0.9, 'clear'],
    [3.4, 0.89, 'clear'],
  ])('of keywords worth %s before 3 is, at a sureness of %s, %s', (score, sureness, band) => {
    expect(bandOf([placed(score, 0.9), placed(3, 0.1)], sureness, 3)).toBe(band);
  });

  it('of another one with clearly more words follows the sureness', () => {
    expect(bandOf([placed(3, 0.9), placed(4, 0.1)], 0.6, 3)).toBe('clear');
  });

  it('of words that are alike but no keywords follows the sureness', () => {
    expect(bandOf([placed(2.9, 0.9), placed(2.9, 0.1)], 0.6, 3)).toBe('clear');
  });

  it('of a keyword that stands alone is likely at least', () => {
    expect(bandOf([placed(3)], 0, 3)).toBe('likely');
    expect(bandOf([placed(2.9)], 0, 3)).toBe('unclear');
    expect(bandOf([placed(3, 0.5), placed(1.2, 0.1)], 0, 3)).toBe('unclear');
    expect(bandOf([placed(3)], 0.5, 3)).toBe('clear');
  });

  it('is unclear where nothing is worth mentioning', () => {
    expect(bandOf([], 1, 3)).toBe('unclear');
  });

  it.each([
    [1.19, 'unclear'],
    [1.2, 'likely'],
    [1.79, 'likely'],
    [1.8, 'clear'],
  ])('of something that only %s speaks for is %s at most', (ground, band) => {
    expect(bandOf([placed(0, 0.99)], 0.99, ground)).toBe(band);
  });
});
