import { GraphError } from '@microsoft/microsoft-graph-client';
import { type ErrorCode, isProductError, ProductError } from '../core/errors.ts';

/** Turns what the Graph client throws into a failure with one of our codes; Graph's request id goes into the log line. */
export function explainGraphError(error: unknown, what: string): ProductError {
  if (isProductError(error)) return error;
  if (isUnreachable(error)) return unreachable(error);
  if (!(error instanceof GraphError)) {
    return new ProductError('unexpected', `${what} failed`, { cause: error });
  }
  const cause = error.message === '' ? undefined : new Error(`${error.code}: ${error.message}`);
  return new ProductError(
    codeOf(error),
    `${what}: Graph answered ${error.statusCode} ${error.code ?? ''} (request-id ${error.requestId ?? 'none'})`,
    { cause, retryAfterSeconds: retryAfter(error), status: error.statusCode },
  );
}

function codeOf({ statusCode }: GraphError): ErrorCode {
  if (statusCode >= 500) return statusCode === 503 ? 'microsoft_busy' : 'microsoft_unreachable';
  return codes.get(statusCode) ?? 'microsoft_refused';
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

function retryAfter({ headers }: GraphError): number | undefined {
  const seconds = Number(headers?.get('retry-after') ?? Number.NaN);
  return Number.isFinite(seconds) ? seconds : undefined;
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
