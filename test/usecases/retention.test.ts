import { expect, it, vi } from 'vitest';
import { createRetention, type RetentionDeps } from '../../src/usecases/retention.ts';

it('looks once a day for what is to be erased, and at once when the clock was set back', async () => {
  let now = new Date('2036-11-25T09:00:00Z');
  const listBefore = vi.fn(async () => []);
  const look = createRetention({
    currentRegister: async () => ({ settings: { RetentionDays: '365' } }),
    handoffLog: { ask: async () => ({ index: { everyRow: () => [] } }) },
    absenceRows: { list: async () => [] },
    readings: { listBefore },
    now: () => now,
    onFailed: (_what: string, error: unknown) => {
      throw error;
    },
  } as unknown as RetentionDeps);
  const looksAt = async (time: string) => {
    now = new Date(time);
    await look();
    return listBefore.mock.calls.length;
  };
  expect(await looksAt('2036-11-25T09:00:00Z')).toBe(1);
  expect(await looksAt('2036-11-26T08:59:00Z')).toBe(1);
  expect(await looksAt('2026-11-25T09:00:00Z')).toBe(2);
  expect(await looksAt('2026-11-26T09:00:00Z')).toBe(3);
});
