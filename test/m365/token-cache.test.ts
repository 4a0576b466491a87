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

  it('exchanges once for each of 3,100 people with four sets of permissions, however often they come', async () => {
    const { asked, get } = start();
    for (let round = 0; round < 3; round++)
      for (let person = 0; person < 3_100; person++)
        for (const set of ['site', 'mail', 'absence', 'presence']) await get(`${person} ${set}`);
    expect(asked).toHaveLength(12_400);
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
