import type { RetryHandlerOptions } from '@microsoft/microsoft-graph-client';
import { retryAfterSeconds } from './retry-after.ts';

/** Seconds that one call may spend waiting altogether: somebody may sit in front of it. */
const budgetSeconds = 10;

/** What the client waits at most by itself where Microsoft names no time. */
const unnamedSeconds = 4;

/**
 * When the client may ask again: only what reads, because a repeated send is a second mail, and only as long as the
 * waiting Microsoft asks for fits into the budget. Otherwise the call fails at once and says when to come back.
 */
export function patientReads(): RetryHandlerOptions['shouldRetry'] {
  let leftSeconds = budgetSeconds;
  return (_delay, _attempt, _request, options, response) => {
    if ((options?.method ?? 'GET') !== 'GET') return false;
    leftSeconds -= retryAfterSeconds(response.headers) ?? unnamedSeconds;
    return leftSeconds >= 0;
  };
}
