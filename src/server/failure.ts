import type { HonoRequest } from 'hono';
import { isProductError, ProductError } from '../core/errors.ts';
import type { ServerContext } from './context.ts';
import { statusOf } from './problems.ts';

/** What was thrown, with one of our codes. */
export function failureIn(error: unknown): ProductError {
  if (isProductError(error)) return error;
  const message = error instanceof Error ? error.message : 'something was thrown';
  return new ProductError('unexpected', message, { cause: error });
}

/** Our own faults with what is behind them, refusals by their code alone. */
export function logFailure(
  failure: ProductError,
  { method, routePath: route }: Pick<HonoRequest, 'method' | 'routePath'>,
  { log }: Pick<ServerContext, 'log'>,
): void {
  const line = { code: failure.code, method, route, err: failure };
  if (statusOf[failure.code] >= 500) log.error(line, failure.message);
  else log.info({ ...line, err: undefined, because: becauseOf(failure) }, failure.message);
}

/** Only our own failures are told: what a parser says may quote the request. */
function becauseOf({ cause }: ProductError): string | undefined {
  return isProductError(cause) ? cause.message : undefined;
}
