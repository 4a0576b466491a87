import type { Clock } from '../usecases/ports.ts';
import { forgetOldest } from './forget-oldest.ts';

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
  const ends = new Map<string, number>();
  const leftOf = (who: string) => ((ends.get(who) ?? 0) - now().getTime()) / 1000;
  const hear = (who: string, seconds: number) => {
    const end = Math.max(leftOf(who), Math.min(seconds, longestSeconds));
    ends.delete(who);
    ends.set(who, now().getTime() + end * 1000);
    forgetOldest(ends);
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
