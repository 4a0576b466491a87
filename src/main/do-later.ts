import type { DoLater } from '../usecases/ports.ts';

/** Timers of this process. What has not begun when it stops is driven on at the sender's next sign-in. */
export function createTimers(onFailed: (error: unknown) => void): {
  doLater: DoLater;
  stop(): void;
} {
  const timers = new Set<NodeJS.Timeout>();
  return {
    doLater(at, task) {
      const timer = setTimeout(
        () => {
          timers.delete(timer);
          task().catch(onFailed);
        },
        Math.max(at.getTime() - Date.now(), 0),
      );
      timers.add(timer);
    },
    stop() {
      for (const timer of timers) clearTimeout(timer);
      timers.clear();
    },
  };
}
