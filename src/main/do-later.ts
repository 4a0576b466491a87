import type { DoLater } from '../usecases/ports.ts';

export interface Timers {
  doLater: DoLater;
  /** Waits until what is due within `withinMs`, and what it brings with it, is done. What is due later is left alone. */
  finish(withinMs: number): Promise<void>;
  /** Forgets what has not begun. */
  stop(): void;
}

/** Timers of this process. What has not begun when it stops is driven on at the sender's next sign-in. */
export function createTimers(onFailed: (error: unknown) => void): Timers {
  const waiting = new Map<NodeJS.Timeout, { at: number; done: Promise<void> }>();
  return {
    doLater(at, task) {
      const { promise: done, resolve } = Promise.withResolvers<void>();
      const run = () =>
        task()
          .catch(onFailed)
          .finally(() => {
            waiting.delete(timer);
            resolve();
          });
      const timer = setTimeout(run, Math.max(at.getTime() - Date.now(), 0));
      waiting.set(timer, { at: at.getTime(), done });
    },
    async finish(withinMs) {
      const last = Date.now() + withinMs;
      for (;;) {
        const due = [...waiting.values()].filter(({ at }) => at <= last);
        if (due.length === 0) return;
        await Promise.all(due.map(({ done }) => done));
      }
    },
    stop() {
      for (const timer of waiting.keys()) clearTimeout(timer);
      waiting.clear();
    },
  };
}
