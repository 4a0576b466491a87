import type { de } from './de.ts';

/** What every language must say. */
export type Words = typeof de;
