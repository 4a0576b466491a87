import { describe, expect, it } from 'vitest';
import {
  noticeSecret,
  noticeSecrets,
  type Subscribed,
  subscriptionSteps,
  watchedLists,
} from '../../src/core/change-notice.ts';

const now = new Date('2026-11-26T10:00:00Z');
const inHours = (hours: number) => new Date(now.getTime() + hours * 3_600_000).toISOString();
const all = (until: string): Subscribed[] =>
  watchedLists.map((list) => ({ id: `id-${list}`, list, isHere: true, until }));

describe('subscriptions to lists', () => {
  it('are made for every list that has none', () => {
    const steps = subscriptionSteps([], now);
    expect(steps).toEqual(watchedLists.map((list) => ({ do: 'create', list, until: inHours(72) })));
  });

  it('are left alone while they are young, and renewed half an hour later', () => {
    expect(subscriptionSteps(all(inHours(71.9)), now)).toEqual([]);
    const steps = subscriptionSteps(all(inHours(71.4)), now);
    expect(steps.map((step) => step.do)).toEqual(watchedLists.map(() => 'renew'));
  });

  it('that lead to where Baton was before, and doubles, are taken away', () => {
    const elsewhere = { id: 'a-old', list: 'Handoffs', isHere: false, until: inHours(72) } as const;
    const double = { id: 'z-late', list: 'Settings', isHere: true, until: inHours(72) } as const;
    const unknown = { id: 'unknown', list: undefined, isHere: true, until: inHours(72) };
    const steps = subscriptionSteps([unknown, elsewhere, double, ...all(inHours(72))], now);
    expect(steps).toEqual([
      { do: 'remove', id: 'unknown' },
      { do: 'remove', id: 'a-old' },
      { do: 'remove', id: 'z-late' },
    ]);
  });
});

describe('the secret of a notice', () => {
  const key = (byte: number) => ({ secret: new Uint8Array(32).fill(byte), since: '' });

  it('is another for each list and key, fits Graph’s 128 characters, and outlives a rotation', () => {
    const ring = { current: key(2), older: [key(1)] };
    const secrets = noticeSecrets(ring).map(({ secret }) => secret);
    expect(new Set(secrets).size).toBe(2 * watchedLists.length);
    expect(secrets).toContain(noticeSecret('Handoffs', key(1).secret));
    expect(secrets.every((secret) => /^[0-9a-f]{64}$/.test(secret))).toBe(true);
  });
});
