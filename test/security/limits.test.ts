import { afterEach, describe, expect, it } from 'vitest';
import { createRateLimits } from '../../src/store/rate-limits.ts';
import { startTarget, type Target } from './target.ts';

const petra = 'Petra Hansen';
let target: Target | undefined;
afterEach(() => target?.stop());

describe('how much one person may ask', () => {
  it('is limited; they are told when to come back, and nobody else notices', async () => {
    const rateLimits = createRateLimits({ requestsPerMinute: 5, handoffsPerMinute: 5 });
    const open = await startTarget({ rateLimits });
    target = open;
    const asked = await Promise.all(Array.from({ length: 8 }, () => open.as(petra, '/api/me')));
    expect(asked.filter(({ status }) => status === 200)).toHaveLength(5);
    const [refused] = asked.filter(({ status }) => status === 429);
    expect(refused?.code).toBe('too_many_requests');
    expect(Number(refused?.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(Number(refused?.headers.get('retry-after'))).toBeLessThanOrEqual(60);
    expect((await open.as('Thomas Wendt', '/api/me')).status).toBe(200);
  });

  it('a refused request costs Graph nothing', async () => {
    const rateLimits = createRateLimits({ requestsPerMinute: 1, handoffsPerMinute: 1 });
    const open = await startTarget({ rateLimits });
    target = open;
    await open.as(petra, '/api/me');
    open.calls.length = 0;
    expect((await open.as(petra, '/api/desk')).status).toBe(429);
    expect(open.calls).toEqual([]);
  });

  it('a token that is refused counts for nobody', async () => {
    const rateLimits = createRateLimits({ requestsPerMinute: 1, handoffsPerMinute: 1 });
    const open = await startTarget({ rateLimits });
    target = open;
    const forged = { headers: { authorization: `Bearer ${open.issuer.token({ aud: 'other' })}` } };
    for (let turn = 0; turn < 5; turn += 1)
      expect((await open.ask('/api/me', forged)).status).toBe(401);
    expect((await open.as(petra, '/api/me')).status).toBe(200);
  });
});
