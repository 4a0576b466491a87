import { expect, it } from 'vitest';
import { doubtLines } from '../../src/cli/as-of-words.ts';

const doubt = (row: number) => ({ row, title: `Sache ${row}`, why: 'begin_unknown' }) as const;

it('says what is not certain of five rows, and how many more there are', () => {
  const rows = Array.from({ length: 5_000 }, (_, at) => doubt(at + 1));
  expect(doubtLines(rows.slice(0, 5))).toHaveLength(5);
  const lines = doubtLines(rows);
  expect(lines).toHaveLength(6);
  expect(lines[0]).toContain('Row 1, Sache 1: states no first day');
  expect(lines[5]).toContain('and 4995 more rows');
  expect(doubtLines([])).toEqual([]);
});
