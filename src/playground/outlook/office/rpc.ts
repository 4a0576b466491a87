import type { Failure } from '../protocol.ts';

/** What every asynchronous function of Office.js hands to its callback. */
export interface AsyncResult {
  status: 'succeeded' | 'failed';
  value?: unknown;
  error?: Failure;
  /** The caller's own `asyncContext`, given back untouched. */
  asyncContext?: unknown;
}

export type Callback = (result: AsyncResult) => void;

/** Rejects with a `Failure`. */
export type Remote = (path: string, args: readonly unknown[]) => Promise<unknown>;

export interface Calls {
  remote: Remote;
  /** To be told when the host answers. An answer nobody waits for is dropped. */
  answered(id: number, value: unknown, failure: Failure | undefined): void;
}

export function createCalls(
  send: (id: number, path: string, args: readonly unknown[]) => void,
): Calls {
  const waiting = new Map<number, PromiseWithResolvers<unknown>>();
  let last = 0;
  return {
    remote(path, args) {
      last += 1;
      const answer = Promise.withResolvers<unknown>();
      waiting.set(last, answer);
      send(last, path, args);
      return answer.promise;
    },
    answered(id, value, failure) {
      const answer = waiting.get(id);
      waiting.delete(id);
      if (failure === undefined) answer?.resolve(value);
      else answer?.reject(failure);
    },
  };
}

/**
 * A function in Office's manner: `fooAsync(…arguments, options?, callback?)`. `count` says how many real
 * arguments there are, because options and callback may each be left out.
 */
export function asyncFunction(remote: Remote, path: string, count: number) {
  return (...given: unknown[]): void => {
    const { args, asyncContext, callback } = sorted(given, count);
    const tell = (result: AsyncResult) => callback?.({ ...result, asyncContext });
    remote(path, args).then(
      (value) => tell({ status: 'succeeded', value }),
      (error: Failure) => tell({ status: 'failed', error }),
    );
  };
}

/** Answers without asking the host, but never before the caller has gone on, as Office does. */
export function answerLater(callback: Callback | undefined, result: AsyncResult): void {
  if (callback !== undefined) setTimeout(callback, 0, result);
}

export function sorted(given: readonly unknown[], count: number) {
  const callback = given.find((it): it is Callback => typeof it === 'function');
  const rest = given.filter((it) => typeof it !== 'function');
  const options = rest[count];
  const asyncContext =
    typeof options === 'object' && options !== null && 'asyncContext' in options
      ? options.asyncContext
      : undefined;
  return { args: rest.slice(0, count), asyncContext, callback };
}
