import { describe, expect, it } from 'vitest';
import type { Match } from '../../src/core/candidates.ts';
import { runnerUpOf } from '../../src/core/runner-up.ts';
import type { Evidence } from '../../src/core/suggestion.ts';
import { responsibility } from '../support/register.ts';

const word = (found: string, weight = 2): Evidence => ({
  kind: 'keyword',
  found,
  matched: found,
  where: 'text',
  weight,
});
const boundary: Evidence = {
  ...word('Palette', -3),
  kind: 'not_here',
  matched: 'Transportschäden',
};

function match(id: number, evidence: Evidence[]): Match {
  const score = evidence.reduce((sum, { weight }) => sum + weight, 0);
  return { responsibility: responsibility({ id }), evidence, score };
}

const first = match(1, [word('Rechnung', 4), word('Skonto', 4)]);

describe('the one that came close', () => {
  it('is named with its own boundary, also as the third', () => {
    const third = match(3, [word('Schaden', 4), boundary]);
    expect(runnerUpOf([first, match(2, [word('Mahnung')]), third])).toEqual({
      responsibilityId: 3,
      title: 'Aufgabe 3',
      kind: 'not_here',
      text: 'Transportschäden',
    });
  });

  it('is named with the few words it had', () => {
    const second = match(2, [word('Mahnung', 3), word('Mahnung', 1)]);
    expect(runnerUpOf([first, second])).toMatchObject({ kind: 'little', found: ['Mahnung'] });
  });

  it('is not named when it had much, next to nothing, or is not there', () => {
    const much = match(2, [word('Mahnung'), word('Frist'), word('Gebühr')]);
    expect(runnerUpOf([first, much])).toBeUndefined();
    expect(runnerUpOf([first, match(2, [word('Mahnung', 1)])])).toBeUndefined();
    expect(runnerUpOf([first])).toBeUndefined();
    expect(runnerUpOf([])).toBeUndefined();
  });
});
