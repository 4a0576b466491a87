import type { Clock } from '../usecases/ports.ts';
import { createBoundedMemory } from './bounded-memory.ts';

/** Whom Microsoft asked to wait, by a name of our own. Each waits alone: one person's pause stops nobody else. */
export interface Pauses {
  /** Seconds that the longest waiting of these has to wait; 0 where nobody has. */
  leftSeconds(...whom: readonly string[]): number;
  /** Microsoft asked `who` to wait; other servers hear of it. */
  pause(who: string, seconds: number): void;
  /** Another server was asked to let `who` wait. */
  hear(who: string, seconds: number): void;
}

/** As msal does it at most, whatever an answer names. */
const longestSeconds = 3_600;

export function createPauses(
  now: Clock,
  tell: (who: string, seconds: number) => void = () => {},
): Pauses {
  const begun = createBoundedMemory<Pause>((pause) => leftAt(now().getTime(), pause) <= 0);
  const leftOf = (who: string) => leftAt(now().getTime(), begun.get(who));
  const hear = (who: string, seconds: number) => {
    const longest = Math.max(leftOf(who), Math.min(seconds, longestSeconds));
    begun.set(who, { sinceMs: now().getTime(), seconds: longest });
  };
  return {
    leftSeconds: (...whom) => Math.max(0, ...whom.map(leftOf)),
    pause(who, seconds) {
      hear(who, seconds);
      tell(who, seconds);
    },
    hear,
  };
}

interface Pause {
  sinceMs: number;
  seconds: number;
}

/** A clock that was set back must not make an hour of it, nor a day: what began in the future is over. */
function leftAt(nowMs: number, pause: Pause | undefined): number {
  if (pause === undefined || pause.sinceMs > nowMs) return 0;
  return pause.seconds - (nowMs - pause.sinceMs) / 1000;
}
