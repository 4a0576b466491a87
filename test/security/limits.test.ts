import { randomUUID } from 'node:crypto';
import { afterEach, describe, expect, it } from 'vitest';
import { createRateLimits } from '../../src/store/rate-limits.ts';
import { startTarget, type Target } from './target.ts';

const petra = 'Petra Hansen';
let target: Target | undefined;
afterEach(async () => {
  await target?.stop();
  target = undefined;
});

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

  it('is limited for all people of a tenant together, and those of another do not notice', async () => {
    const rateLimits = createRateLimits({ requestsPerMinute: 2, handoffsPerMinute: 1 });
    const caller = (number: number, tenantId = 'nordlicht') => ({
      tenantId,
      oid: `person ${number}`,
      name: '',
      mail: '',
      assertion: '',
    });
    // nobody at their own limit of two, but all of them together at that of a hundred such people
    for (let number = 0; number < 200; number++) await rateLimits.allowRequest(caller(number));
    await expect(rateLimits.allowRequest(caller(200))).rejects.toMatchObject({
      code: 'too_many_requests',
      retryAfterSeconds: expect.any(Number),
    });
    await rateLimits.allowRequest(caller(200, 'elsewhere'));
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

  it('counts everything that hands a request to somebody as a hand-off, and nothing else', async () => {
    const rateLimits = createRateLimits({ requestsPerMinute: 100, handoffsPerMinute: 0 });
    const open = await startTarget({ rateLimits });
    target = open;
    const post = async (path: string, body: object) => {
      const headers = { 'content-type': 'application/json' };
      return (await open.as(petra, path, { method: 'POST', headers, body: JSON.stringify(body) }))
        .code;
    };
    const handoffKey = randomUUID();
    const actions = `/api/handoffs/${randomUUID()}/actions`;
    const other = { handoffKey, responsibilityId: 1 };
    const partner = { handoffKey, address: 'a@partner.example', confirmed: true };
    const asked = [
      await post('/api/handoffs', { messageId: 'AAMk', handoffKey, kind: 'forward' }),
      await post('/api/drafts/handoffs', { draftId: 'AAMk', handoffKey, responsibilityId: 1 }),
      await post(actions, { action: 'pass_on', target: other }),
      await post(actions, { action: 'pass_on', partner }),
    ];
    expect(asked).toEqual(asked.map(() => 'too_many_requests'));
    expect(open.calls).toEqual([]);
    expect(await post(actions, { action: 'accept' })).toBe('not_found');
  });
});
