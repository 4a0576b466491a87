import type { Pauses } from './pauses.ts';
import { retryAfterSeconds } from './retry-after.ts';
import type { Transport } from './transport.ts';

/** Everybody who calls in Baton's name: the limit of the app itself is reached. */
const everybody = 'everybody';

/**
 * Keeps to what SharePoint asked for: until then nothing of `who` goes out, for what is asked meanwhile counts as well and
 * makes the wait longer. The answer to it is a 429 of our own, so that reads wait and writes fail as they do with
 * Microsoft's. Exchange counts by mailbox and answers for itself (facts/graph.md §1.3).
 */
export function pausing(transport: Transport, pauses: Pauses, who: string): Transport {
  return async (request) => {
    if (!isSharePoint(request)) return transport(request);
    const left = pauses.leftSeconds(who, everybody);
    if (left > aMoment) return stillPaused(left);
    const response = await transport(request);
    const seconds = askedToWait(response);
    if (seconds > 0) pauses.pause(isForEverybody(response) ? everybody : who, seconds);
    return response;
  };
}

const sharePoint = /^https:\/\/graph\.microsoft\.com\/v1\.0\/(?:sites|drives)\//;

const isSharePoint = ({ url }: Request): boolean => sharePoint.test(url);

/** Seconds that a timer may be early: whoever has waited a pause out is not refused for the rest of it. */
const aMoment = 0.05;

/** Seconds that an answer names, the longer where it names two; 0 for none. Both statuses are throttling, there. */
function askedToWait({ status, headers }: Response): number {
  if (status !== 429 && status !== 503) return 0;
  const reset = isForEverybody({ headers }) ? Number(headers.get('ratelimit-reset')) : 0;
  return Math.max(retryAfterSeconds(headers) ?? 0, Number.isFinite(reset) ? reset : 0);
}

/** These headers tell of the limit that all of an app's calls in the tenant share. */
const isForEverybody = ({ headers }: Pick<Response, 'headers'>): boolean =>
  headers.get('ratelimit-remaining') === '0';

function stillPaused(seconds: number): Response {
  const error = {
    code: 'pausedHere',
    message: 'Microsoft asked to wait, and that is not over yet',
  };
  return Response.json({ error }, { status: 429, headers: { 'retry-after': seconds.toFixed(3) } });
}
