import { expect, it } from 'vitest';
import { playMessy } from './messy.ts';

it('an admin may do to the lists what they like: no crash, no wrong hand-off, everything reported and mended', async () => {
  const { handedOff, crashes, wrong, unreported, left, mischief, refused } = await playMessy(1, 12);
  expect({ crashes, wrong, unreported, left }).toEqual({
    crashes: [],
    wrong: [],
    unreported: [],
    left: [],
  });
  expect(mischief).toBe(12);
  expect(handedOff).toBeGreaterThan(0);
  expect(Object.keys(refused)).not.toContain('unexpected');
}, 60_000);
