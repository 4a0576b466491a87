import { expect, test } from 'vitest';
import { replayedRows } from '../../src/ui/tab/import/replayed-rows.ts';
import type { ImportRow } from '../../src/wire/imports.ts';
import { mostReplayed, mostReplayedBytes, replayWish } from '../../src/wire/register-check.ts';

const stored = { id: 7, etag: '"1"' };
const add = (line: number, more: ImportRow['columns'] = {}): ImportRow => ({
  line,
  action: 'add',
  key: `k${line}`,
  columns: { Title: `Zeile ${line}`, ReviewedAt: '2026-11-01', ReviewedBy: 'Anna', ...more },
});

test('a row with another owner is asked about as the row it takes over from', () => {
  const columns = { Title: 'Lager', ValidFrom: '2026-11-23' };
  const about = { line: 3, key: 'k', stored, columns };
  expect(
    replayedRows([
      add(2),
      { ...about, action: 'replace', endsOn: '2026-11-22' },
      { ...about, action: 'change' },
    ]),
  ).toEqual([
    { columns: { Title: 'Zeile 2' } },
    { row: 7, columns: { Title: 'Lager' } },
    { row: 7, columns },
  ]);
});

test('no more is asked about than one request can hold, in rows and in bytes', () => {
  const many = Array.from({ length: 300 }, (_, at) => add(at + 2));
  expect(replayedRows(many)).toHaveLength(mostReplayed);
  const long = 'Größe '.repeat(1_500);
  const wide = many.map(({ line }) => add(line, { Description: long }));
  const changes = replayedRows(wide);
  expect(changes.length).toBeGreaterThan(20);
  const body = JSON.stringify({ changes, isLenient: true });
  expect(new TextEncoder().encode(body).length).toBeLessThan(mostReplayedBytes);
  expect(replayWish.safeParse(JSON.parse(body)).success).toBe(true);
});
