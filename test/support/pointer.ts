import { vi } from 'vitest';

// jsdom knows nothing of the screen: no query fits, as with a mouse on a wide one. Some tests have no window at all.
globalThis.matchMedia ??= ((media: string) => ({ media, matches: false })) as typeof matchMedia;

/** With a finger instead of a mouse, until the globals are given back. */
export function withFinger(): void {
  vi.stubGlobal('matchMedia', (media: string) => ({
    media,
    matches: media === '(pointer: coarse)',
  }));
}
