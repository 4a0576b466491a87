import { type ErrorCode, isProductError } from '../core/errors.ts';

export interface Patience {
  wait: (ms: number) => Promise<void>;
  /** Hears how long the next wait is. */
  onWait?: (seconds: number) => void;
}

/** Above this nothing but the passing of time helps; the person may start again later. */
const maxAttempts = 12;
const maxSeconds = 300;

/** Repeats work while Microsoft is busy or away, as long and as often as makes sense. For work that may be repeated. */
export async function patiently<T>(work: () => Promise<T>, { wait, onWait }: Patience): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      const isPassing = isProductError(error) && passing.has(error.code);
      if (!isPassing || attempt === maxAttempts) throw error;
      const seconds = Math.min(maxSeconds, error.retryAfterSeconds ?? 2 ** Math.min(attempt, 6));
      onWait?.(seconds);
      await wait(seconds * 1000);
    }
  }
}

const passing = new Set<ErrorCode>(['microsoft_busy', 'microsoft_unreachable']);
