import { GraphError } from '@microsoft/microsoft-graph-client';
import { type ErrorCode, isProductError, ProductError } from '../core/errors.ts';
import { retryAfterSeconds } from './retry-after.ts';

/**
 * Turns what the Graph client throws into a failure with one of our codes. Graph's message, and that of a JSON parser, may
 * quote a mail: of an answer only its status, code and request id are kept, for they end in the log and on rows.
 */
export function explainGraphError(
  error: unknown,
  what: string,
  headers = new Headers(),
): ProductError {
  if (isProductError(error)) return error;
  if (error instanceof GraphError) return explainAnswer(error, what, headers);
  if (isUnreachable(error)) return unreachable(error);
  if (error instanceof SyntaxError) {
    return new ProductError('microsoft_refused', `${what}: the answer is not JSON`);
  }
  return new ProductError('unexpected', `${what} failed`, { cause: error });
}

function explainAnswer(error: GraphError, what: string, headers: Headers): ProductError {
  const code = plain(error.code) ?? '';
  const requestId = plain(error.requestId) ?? plain(headers.get('request-id')) ?? 'none';
  const claims = error.statusCode === 401 ? challengeIn(headers) : undefined;
  return new ProductError(
    claims === undefined ? codeOf(error.statusCode, code) : 'step_up_needed',
    `${what}: Graph answered ${error.statusCode} ${code} (request-id ${requestId})`,
    { claims, retryAfterSeconds: retryAfterSeconds(headers), status: error.statusCode },
  );
}

/** What the client calls an answer whose rest never came. */
const brokenOff = new Set(['TypeError', 'AbortError', 'TimeoutError']);

/** Codes and ids are single words; anything else may be a quotation. */
function plain(word: unknown): string | undefined {
  return typeof word === 'string' && /^[\w.-]{1,64}$/.test(word) ? word : undefined;
}

function codeOf(status: number, code: string): ErrorCode {
  return brokenOff.has(code) ? 'microsoft_unreachable' : codeOfStatus(status);
}

export function codeOfStatus(status: number): ErrorCode {
  if (status >= 500) return status === 503 ? 'microsoft_busy' : 'microsoft_unreachable';
  return codes.get(status) ?? 'microsoft_refused';
}

const codes = new Map<number, ErrorCode>([
  [-1, 'microsoft_unreachable'],
  [401, 'not_signed_in'],
  [403, 'no_access'],
  [404, 'not_found'],
  [409, 'changed_meanwhile'],
  [412, 'changed_meanwhile'],
  [429, 'microsoft_busy'],
]);

/** What conditional access asks for before it lets the person in, as JSON: `claims="base64"` (continuous access evaluation). */
function challengeIn(headers: Headers): string | undefined {
  const [, encoded] = /\bclaims="([^"]+)"/i.exec(headers.get('www-authenticate') ?? '') ?? [];
  const claims = Buffer.from(encoded ?? '', 'base64').toString();
  return claims.startsWith('{') ? claims : undefined;
}

/** True for what `fetch` throws when nobody answers, however deep it is wrapped. */
export function isUnreachable(error: unknown): boolean {
  for (let each = error; each instanceof Error; each = each.cause) {
    if (each.name === 'TimeoutError' || each.name === 'AbortError') return true;
    if (/fetch failed|ECONNREFUSED|ECONNRESET|network/i.test(each.message)) return true;
  }
  return false;
}

export function unreachable(cause: unknown): ProductError {
  return new ProductError('microsoft_unreachable', 'Microsoft 365 does not answer', { cause });
}

/** Whether a write was refused, for example for a value that is taken in a unique column: that comes as 400, in some reports as 409 (facts/security.md). Which column it was is found out by reading. */
export function isRefusal(error: unknown): boolean {
  return isProductError(error) && ['microsoft_refused', 'changed_meanwhile'].includes(error.code);
}
