import { expect, it } from 'vitest';
import { hasRowRights, isReadable } from '../../src/core/row-rights.ts';

it.each([
  ['', false],
  ['no', false],
  [' Nein ', false],
  ['yes', true],
  ['ja', true],
  ['?', true],
])('takes the setting “%s” for %s: what is not clearly a no is a yes', (value, expected) => {
  expect(hasRowRights({ RowRights: value })).toBe(expected);
});

it('shows everything where rows have no rights of their own', () => {
  expect(hasRowRights({})).toBe(false);
  expect(isReadable(7, 'all')).toBe(true);
  expect(isReadable(7, new Set([8]))).toBe(false);
});
