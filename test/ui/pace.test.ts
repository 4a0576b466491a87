// @vitest-environment jsdom
import { QueryClient, QueryObserver } from '@tanstack/react-query';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type SignInCode, SignInError } from '../../src/ui/host/host.ts';
import { createApi } from '../../src/ui/shared/api.ts';
import { paced } from '../../src/ui/shared/pace.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

/** The seconds at which a screen that asks every four seconds has asked, the server answering so. */
async function asked(
  seconds: number,
  answerAt: (second: number) => Response,
  getToken = async () => 'token',
): Promise<number[]> {
  const began = Date.now();
  const times: number[] = [];
  const fetch = async () => {
    const second = Math.round((Date.now() - began) / 1000);
    times.push(second);
    return answerAt(second);
  };
  const api = createApi({ fetch, getToken, language: () => 'en' });
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  const stop = new QueryObserver(client, {
    queryKey: ['desk'],
    queryFn: () => api.me(),
    networkMode: 'always',
    refetchInterval: (query) => paced(query, 4000),
    refetchIntervalInBackground: true,
  }).subscribe(() => {});
  await vi.advanceTimersByTimeAsync(seconds * 1000);
  stop();
  client.clear();
  return times;
}

const fine = () => Response.json({});
const broken = (status: number, headers: Record<string, string> = {}) =>
  Response.json({ code: 'unexpected' }, { status, headers });

describe('a screen that is being looked at', () => {
  it('asks every four seconds while it goes well', async () => {
    expect(await asked(13, fine)).toEqual([0, 4, 8, 12]);
  });

  it('waits twice as long after each failure in a row, a minute at most', async () => {
    const at = (second: number) => (second < 4 ? fine() : broken(500));
    expect(await asked(250, at)).toEqual([0, 4, 8, 16, 32, 64, 124, 184, 244]);
  });

  it('waits as long as the server says', async () => {
    expect(await asked(70, () => broken(429, { 'retry-after': '30' }))).toEqual([0, 30, 60]);
  });

  it('asks as before once it goes well again, and begins anew with the next failure', async () => {
    const isDown = (second: number) => second === 4 || second === 8 || second === 24;
    const at = (second: number) => (isDown(second) ? broken(500) : fine());
    expect(await asked(37, at)).toEqual([0, 4, 8, 16, 20, 24, 28, 32, 36]);
  });

  it('asks a server that does not serve now every twenty seconds, as the screens say', async () => {
    const at = (second: number) => (second < 4 ? fine() : broken(503));
    expect(await asked(70, at)).toEqual([0, 4, 24, 44, 64]);
  });

  /** How often somebody is asked to sign in within a minute, where that fails so. */
  async function signInsAfter(code: SignInCode): Promise<number> {
    const getToken = vi.fn(async () => {
      throw new SignInError('no', { code });
    });
    await asked(60, fine, getToken);
    return getToken.mock.calls.length;
  }

  it('opens no second window to sign in by itself, whether the first was stopped, closed or failed', async () => {
    expect(await signInsAfter('needs_click')).toBe(1);
    expect(await signInsAfter('sign_in_failed')).toBe(1);
  });

  it('goes on asking where no window opens, as after a night in which the host could not reach Microsoft', async () => {
    expect(await signInsAfter('no_token')).toBe(5);
  });
});
