import { describe, expect, it } from 'vitest';
import { browserCanaries } from '../proofs/browser-canaries.ts';

/** Each starts Baton and a browser of its own. */
const enoughTime = 300_000;

describe('what a browser has written to its profile', () => {
  it('holds no word of a mail that was read and handed off', { timeout: enoughTime }, async () => {
    const { finds, handedOff, searched } = await browserCanaries({ mails: 2 });
    expect(finds).toEqual({});
    expect(handedOff).toBe(2);
    expect(searched).toBeGreaterThan(1_000_000);
  });

  it('would be found with one, wherever a page can keep it', { timeout: enoughTime }, async () => {
    const { finds } = await browserCanaries({ mails: 1, leaky: true });
    const places = Object.keys(finds).join(' ');
    expect(places).toMatch(/IndexedDB/);
    expect(places).toMatch(/Local Storage/);
    expect(places).toMatch(/CacheStorage/);
  });
});
