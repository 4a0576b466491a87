import type { QueryState } from '@tanstack/react-query';
import { failureOf } from './api-error.ts';

const LONGEST_MS = 60_000;
/** How long until an unreachable server is asked again. The screens say so. */
export const OFFLINE_MS = 20_000;

/** What is known of a question, whatever it asks for. */
export interface Asked {
  state: Pick<QueryState, 'error' | 'dataUpdatedAt' | 'errorUpdatedAt'>;
}

/**
 * How many milliseconds later a question is asked again: `everyMs` while it goes well; while it fails as long as it has
 * failed by now, so twice as long each time, up to a minute; and never sooner than the server wants.
 */
export function paced({ state }: Asked, everyMs: number): number {
  const { error, dataUpdatedAt, errorUpdatedAt } = state;
  if (error === null) return everyMs;
  const { kind, retryAfterSeconds = 0 } = failureOf(error);
  const isUnknown = kind === 'offline' || dataUpdatedAt === 0;
  const failing = isUnknown ? OFFLINE_MS : errorUpdatedAt - dataUpdatedAt;
  const wait = Math.min(Math.max(failing, everyMs), Math.max(everyMs, LONGEST_MS));
  return Math.max(wait, retryAfterSeconds * 1000);
}
