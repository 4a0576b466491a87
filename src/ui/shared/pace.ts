import type { QueryState } from '@tanstack/react-query';
import { failureOf } from './api-error.ts';

const LONGEST_MS = 60_000;
/** How long until an unreachable server is asked again. The screens say so. */
export const OFFLINE_MS = 20_000;

/** How often a screen that is being looked at asks what others did meanwhile. */
const FOLLOW_MS = 4000;

/** What is known of a question, whatever it asks for. */
export interface Asked {
  state: Pick<QueryState, 'status' | 'error' | 'errorUpdateCount'>;
}

/** How often each question had failed when it last went well; they are counted from the beginning. */
const failuresBefore = new WeakMap<Asked, number>();

/** The next question would open a window to sign in. */
const opensWindow: ReadonlySet<string> = new Set(['needs_click', 'sign_in_failed']);

/**
 * How many milliseconds later a question is asked again: `everyMs` while it goes well and after a first failure, twice
 * as long with each further one in a row, up to a minute; never sooner than the server wants; and not by itself where
 * that would open a window to sign in, once more.
 */
export function paced(question: Asked, everyMs: number): number {
  const { status, error, errorUpdateCount } = question.state;
  if (status === 'success') failuresBefore.set(question, errorUpdateCount);
  if (error === null) return everyMs;
  const { kind, code, retryAfterSeconds = 0 } = failureOf(error);
  if (opensWindow.has(code)) return Number.POSITIVE_INFINITY;
  const failures = errorUpdateCount - (failuresBefore.get(question) ?? 0);
  const doubled = Math.min(everyMs * 2 ** (failures - 1), Math.max(everyMs, LONGEST_MS));
  return Math.max(kind === 'offline' ? OFFLINE_MS : doubled, retryAfterSeconds * 1000);
}

export const follow = (question: Asked): number => paced(question, FOLLOW_MS);
