import type { Clock } from './clock.ts';

/** Requests whose answer is gone already and whose effect is still to come. They live in memory. */
export interface LateWork {
  /** To be done when the tenant's clock has come this far, be it by waiting or by moving it. */
  add(afterMs: number, work: () => Promise<unknown>): void;
  /** Does what is due, in order. Called around every request, so that a moved clock shows at once. */
  settle(): Promise<void>;
  clear(): void;
}

type Waiting = { due: number; work: () => Promise<unknown>; timer: NodeJS.Timeout };

export function noLateWork(clock: Clock): LateWork {
  let waiting: Waiting[] = [];
  const settle = async (): Promise<void> => {
    const now = clock.now().getTime();
    const due = waiting.filter((one) => one.due <= now).toSorted((a, b) => a.due - b.due);
    waiting = waiting.filter((one) => one.due > now);
    for (const { work, timer } of due) {
      clearTimeout(timer);
      // Nobody waits for it any more, whatever comes of it.
      await work().catch(() => undefined);
    }
  };
  return {
    add: (afterMs, work) => {
      const timer = setTimeout(() => void settle(), afterMs + 1).unref();
      waiting.push({ due: clock.now().getTime() + afterMs, work, timer });
    },
    settle,
    clear: () => {
      for (const { timer } of waiting) clearTimeout(timer);
      waiting = [];
    },
  };
}
