import { describe, expect, it } from 'vitest';
import { createTokenCache } from '../../src/m365/token-cache.ts';

describe('the memory of tokens', () => {
  const start = () => {
    const asked: string[] = [];
    const cache = createTokenCache(() => new Date());
    const get = (key: string, minutes = 60) =>
      cache.get(key, async () => {
        asked.push(key);
        const expiresOn = new Date(Date.now() + minutes * 60_000);
        return { accessToken: `token of ${key}`, expiresOn };
      });
    return { asked, cache, get };
  };

  it('holds 2,000 at most; the oldest goes first', async () => {
    const { asked, get } = start();
    for (let n = 0; n <= 2_000; n++) await get(`${n}`);
    await get('2000');
    await get('1');
    expect(asked).toHaveLength(2_001);
    await get('0');
    expect(asked).toHaveLength(2_002);
  });

  it('does not hand out what is about to expire', async () => {
    const { asked, get } = start();
    await get('Anna', 4);
    await get('Anna', 60);
    await get('Anna', 60);
    expect(asked).toEqual(['Anna', 'Anna']);
  });

  it('keeps no failure, and shares it with those who waited for it', async () => {
    const { asked, cache, get } = start();
    const fail = () => cache.get('Anna', () => Promise.reject(new Error('no')));
    const outcomes = await Promise.allSettled([fail(), get('Anna')]);
    expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect(await get('Anna')).toBe('token of Anna');
    expect(asked).toEqual(['Anna']);
  });
});
