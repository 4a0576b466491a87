import { describe, expect, it } from 'vitest';
import { bandOf, rank } from '../../src/core/ranking.ts';
import { responsibility } from '../support/register.ts';

const matches = (...scores: number[]) =>
  scores.map((score, at) => ({
    responsibility: responsibility({ id: at + 1 }),
    evidence: [],
    score,
  }));
const order = (...scores: number[]) =>
  rank(matches(...scores)).map((each) => each.responsibility.id);

describe('the order', () => {
  it('is by score, and by the lower id on a tie', () => {
    expect(order(2, 5, 5)).toEqual([2, 3, 1]);
    expect(rank(matches(5, 5).toReversed()).map((each) => each.responsibility.id)).toEqual([1, 2]);
  });

  it('leaves out what chance brings too', () => {
    expect(order(1, 3)).toEqual([2]);
  });

  it('does not touch what it was given', () => {
    const given = matches(1, 2, 3);
    rank(given);
    expect(given).toEqual(matches(1, 2, 3));
  });
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
    expect(bandOf(rank(matches(...scores)))).toBe(band);
  });
});
