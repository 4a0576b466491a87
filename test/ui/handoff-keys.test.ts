import { expect, test } from 'vitest';
import { createHandoffKeys } from '../../src/ui/shared/handoff-keys.ts';

test('the same choice keeps its key until its answer is there', () => {
  const keys = createHandoffKeys();
  const first = keys.keyOf(['mail', { note: 'a' }]);
  expect(keys.keyOf(['mail', { note: 'a' }])).toBe(first);
  expect(keys.keyOf(['mail', { note: 'b' }])).not.toBe(first);
  keys.spend(first);
  expect(keys.keyOf(['mail', { note: 'a' }])).not.toBe(first);
});
