import { AsyncLocalStorage } from 'node:async_hooks';
import { type DestinationStream, type Logger, pino } from 'pino';

/** Which request to us a piece of work belongs to, however deep it is and however much later it is done. */
export interface Requests {
  /** Does work that belongs to the request of this id. */
  run<T>(id: string, work: () => T): T;
  /** Id of the request that is being worked on, if any. */
  id(): string | undefined;
}

export function createRequests(): Requests {
  const scope = new AsyncLocalStorage<string>();
  return { run: (id, work) => scope.run(id, work), id: () => scope.getStore() };
}

/** A log of which every line carries the id of the request it belongs to, and of the trace if there is one. */
export function createLog(
  level: string,
  { id }: Requests,
  to?: DestinationStream,
  trace: () => string | undefined = () => undefined,
): Logger {
  const mixin = () => {
    const [requestId, traceId] = [id(), trace()];
    return { ...(requestId && { requestId }), ...(traceId && { traceId }) };
  };
  return pino({ level, mixin }, to);
}
