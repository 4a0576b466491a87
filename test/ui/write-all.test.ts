import { expect, test } from 'vitest';
import { ApiError } from '../../src/ui/shared/api-error.ts';
import { type RowOutcome, writeAll } from '../../src/ui/tab/import/write-all.ts';
import type { ImportResults, ImportRow, ImportRows } from '../../src/wire/imports.ts';

const rowsOf = (count: number, text = ''): ImportRow[] =>
  Array.from({ length: count }, (_, at) => ({
    line: at + 2,
    action: 'add',
    key: `k${at}`,
    columns: { Title: `Sache ${at}`, Description: text },
  }));

/** A server that answers as told, and what was asked of it. */
function serverOf(answer: (asked: ImportRows, at: number) => ImportResults | Error) {
  const asked: ImportRows[] = [];
  const outcomes: RowOutcome[] = [];
  const waits: number[] = [];
  const pauses: number[] = [];
  const stop = new AbortController();
  const sending = {
    async send(rows: ImportRows) {
      asked.push(rows);
      const given = answer(rows, asked.length);
      if (given instanceof Error) throw given;
      return given;
    },
    wait: async (ms: number) => void waits.push(ms),
    signal: stop.signal,
    onOutcomes: (some: readonly RowOutcome[]) => void outcomes.push(...some),
    onPause: (seconds: number) => void pauses.push(seconds),
  };
  return { asked, outcomes, waits, pauses, stop, sending };
}

const all = ({ rows }: ImportRows): ImportResults => ({
  results: rows.map(({ line }) => ({ line })),
});
const some = ({ rows }: ImportRows, count: number): ImportResults =>
  all({ rows: rows.slice(0, count), isRepeated: false });

test('writes every row once, in parts, and leaves time to others', async () => {
  const { asked, outcomes, waits, sending } = serverOf(all);
  await writeAll(rowsOf(45), 0, sending);
  expect(asked.map(({ rows }) => rows.length)).toEqual([20, 20, 5]);
  expect(asked.every(({ isRepeated }) => !isRepeated)).toBe(true);
  expect(outcomes.map(({ row }) => row.line)).toEqual(rowsOf(45).map(({ line }) => line));
  expect(waits).toHaveLength(2);
  expect(waits.every((ms) => ms > 2_000 && ms <= 2_400)).toBe(true);
});

test('goes on behind what the server had time for, without looking for it again', async () => {
  const { asked, sending } = serverOf((rows, at) => (at === 1 ? some(rows, 6) : all(rows)));
  await writeAll(rowsOf(20), 0, sending);
  expect(asked.map(({ rows, isRepeated }) => [rows.length, isRepeated])).toEqual([
    [20, false],
    [14, false],
  ]);
});

test('waits as long as Microsoft asks, and then looks first for what may be there', async () => {
  const { asked, waits, pauses, sending } = serverOf((rows, at) =>
    at === 1 ? { ...some(rows, 2), pauseSeconds: 30 } : all(rows),
  );
  await writeAll(rowsOf(25), 0, sending);
  expect(pauses).toEqual([30, 0]);
  expect(waits[0]).toBe(30_000);
  expect(asked.map(({ rows, isRepeated }) => [rows.length, isRepeated])).toEqual([
    [20, false],
    [20, true],
    [3, false],
  ]);
});

test('stops without connection, and goes on where it was', async () => {
  const offline = new ApiError({ kind: 'offline', code: 'no_connection' });
  const first = serverOf((rows, at) => (at === 2 ? offline : all(rows)));
  await expect(writeAll(rowsOf(45), 0, first.sending)).rejects.toBe(offline);
  expect(first.outcomes).toHaveLength(20);
  const second = serverOf(all);
  await writeAll(rowsOf(45).slice(20), 20, second.sending);
  expect(second.asked.map(({ isRepeated }) => isRepeated)).toEqual([true, false]);
});

test('finds the row that is refused, and writes the others', async () => {
  const refusal = new ApiError({ kind: 'refused', code: 'invalid_request' });
  const { asked, outcomes, sending } = serverOf((asking) =>
    asking.rows.some(({ line }) => line === 3) ? refusal : all(asking),
  );
  await writeAll(rowsOf(22), 0, sending);
  expect(asked.map(({ rows }) => rows.length)).toEqual([20, 1, 1, 20]);
  expect(outcomes.filter(({ failed }) => failed).map(({ row }) => row.line)).toEqual([3]);
  expect(outcomes).toHaveLength(22);
});

test('stops between two parts when it is told to', async () => {
  const { asked, outcomes, stop, sending } = serverOf((rows) => {
    stop.abort();
    return all(rows);
  });
  await writeAll(rowsOf(45), 0, sending);
  expect(asked).toHaveLength(1);
  expect(outcomes).toHaveLength(20);
});

test('sends long rows in smaller parts', async () => {
  const { asked, sending } = serverOf(all);
  await writeAll(rowsOf(6, 'x'.repeat(60_000)), 0, sending);
  expect(asked.map(({ rows }) => rows.length)).toEqual([3, 3]);
});
