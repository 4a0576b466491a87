import { expect, it } from 'vitest';
import { olderLearned, windowStart } from '../../src/core/learned-window.ts';

it('a list of some thousand rows is learned from its first row on', () => {
  expect(windowStart(0)).toBe(0);
  expect(windowStart(5_999)).toBe(0);
});

it('the window of a long list moves a step at a time, never back', () => {
  const starts = Array.from({ length: 100 }, (_, at) => windowStart(at * 1_000));
  expect(starts).toEqual(starts.toSorted((a, b) => a - b));
  expect(windowStart(100_000)).toBe(96_000);
  expect(windowStart(101_999)).toBe(96_000);
  expect(windowStart(102_000)).toBe(99_000);
});

const rows = Array.from({ length: 100 }, (_, at) => ({
  itemId: at + 1,
  responsibilityId: at < 3 ? 7 : 8,
}));

it('before the window the newest few of each responsibility are learned', () => {
  const kept = olderLearned(rows, 60);
  expect([1, 2, 3].every((id) => kept.has(id))).toBe(true);
  expect(kept.size).toBe(23);
  expect(kept.has(81)).toBe(true);
  expect(kept.has(80)).toBe(false);
});

it('in a register of thousands the newest one of each', () => {
  expect([...olderLearned(rows, 5_000)]).toEqual([100, 3]);
});

it('the order in which the rows were read makes no difference', () => {
  expect(olderLearned(rows.toReversed(), 60)).toEqual(olderLearned(rows, 60));
});

it('a row that names no responsibility is passed over', () => {
  expect(olderLearned([{ itemId: 1, responsibilityId: undefined }], 60).size).toBe(0);
});
