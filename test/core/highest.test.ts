import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { highestPlaces } from '../../src/core/highest.ts';

it('gives what sorting all of them would give, on a tie the lower place first', () => {
  const numbers = fc.array(fc.integer({ min: -5, max: 5 }), { maxLength: 60 });
  fc.assert(
    fc.property(numbers, fc.integer({ min: 0, max: 70 }), (all, count) => {
      const sorted = [...all.keys()].toSorted((a, b) => (all[b] ?? 0) - (all[a] ?? 0) || a - b);
      expect(highestPlaces(Float64Array.from(all), count)).toEqual(sorted.slice(0, count));
    }),
  );
});
