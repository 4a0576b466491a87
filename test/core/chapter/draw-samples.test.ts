import { createHash } from 'node:crypto';
import { assert, property, uniqueArray, uuid } from 'fast-check';
import { expect, it } from 'vitest';
import { createLot } from '../../../src/core/chapter/draw-samples.ts';

it('draws those with the smallest hash, whatever order they come in', () => {
  const hash = (key: string) =>
    createHash('sha256').update(`2026-01-01/2026-03-14/${key}`).digest('hex');
  assert(
    property(uniqueArray(uuid(), { maxLength: 40 }), (keys) => {
      const lot = createLot<string>('2026-01-01', '2026-03-14', 5);
      for (const key of keys) lot.put(key, key);
      const byHash = keys.toSorted((a, b) => (hash(a) < hash(b) ? -1 : 1));
      expect(lot.drawn()).toEqual(byHash.slice(0, 5));
      expect(lot.among()).toBe(keys.length);
    }),
    { numRuns: 50 },
  );
});
