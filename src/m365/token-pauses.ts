import { ProductError } from '../core/errors.ts';
import type { Clock } from '../usecases/ports.ts';
import { codeOfStatus } from './errors.ts';
import { forgetOldest } from './forget-oldest.ts';
import { retryAfterSeconds } from './retry-after.ts';

/** Whom Entra told to wait. Each waits alone: one person's pause stops nobody else. */
export interface TokenPauses {
  /** Throws while `who` has to wait. */
  check(who: string): void;
  /** Reads a refusal of the token endpoint; 429 makes `who` wait. */
  explain(who: string, refusal: Response): ProductError;
}

/** As msal does it, where Entra names no time, and at most. */
const unnamedSeconds = 60;
const longestSeconds = 3_600;

export function createTokenPauses(now: Clock): TokenPauses {
  const ends = new Map<string, number>();
  return {
    check(who) {
      const leftMs = (ends.get(who) ?? 0) - now().getTime();
      if (leftMs > 0) throw busy('Entra asked to wait before the next token', leftMs / 1000);
      ends.delete(who);
    },
    explain(who, { status, headers }) {
      const what = `Entra answered ${status} instead of a token`;
      const named = retryAfterSeconds(headers);
      if (status !== 429)
        return new ProductError(codeOfStatus(status), what, { status, retryAfterSeconds: named });
      const seconds = Math.min(named ?? unnamedSeconds, longestSeconds);
      ends.delete(who);
      ends.set(who, now().getTime() + seconds * 1000);
      forgetOldest(ends);
      return busy(what, seconds);
    },
  };
}

function busy(message: string, retryAfter: number): ProductError {
  return new ProductError('microsoft_busy', message, { retryAfterSeconds: retryAfter });
}
