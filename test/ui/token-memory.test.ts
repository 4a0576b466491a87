import { expect, test, vi } from 'vitest';
import { rememberToken } from '../../src/ui/shared/token-memory.ts';

test('asks the host once for calls of the same minutes', async () => {
  let now = 0;
  const ask = vi.fn(async () => 'token');
  const getToken = rememberToken(ask, () => now);
  await Promise.all([getToken(), getToken()]);
  now = 4 * 60_000;
  await getToken();
  expect(ask).toHaveBeenCalledTimes(1);
  now = 6 * 60_000;
  await getToken();
  expect(ask).toHaveBeenCalledTimes(2);
});

test('asks anew for a fresh token, and keeps that one', async () => {
  const ask = vi.fn(async () => `token-${ask.mock.calls.length}`);
  const getToken = rememberToken(ask, () => 0);
  await getToken();
  expect(await getToken({ fresh: true })).toBe('token-2');
  expect(await getToken()).toBe('token-2');
});

test('does not remember a failure', async () => {
  const ask = vi.fn(async () => 'token').mockRejectedValueOnce(new Error('no'));
  const getToken = rememberToken(ask, () => 0);
  await expect(getToken()).rejects.toThrow('no');
  expect(await getToken()).toBe('token');
});
