import { ProductError } from '../core/errors.ts';
import { codeOfStatus } from './errors.ts';
import type { Pauses } from './pauses.ts';
import { retryAfterSeconds } from './retry-after.ts';

/** Whom Entra told to wait. */
export interface TokenPauses {
  /** Throws while `who` has to wait. */
  check(who: string): void;
  /** Reads a refusal of the token endpoint; 429 makes `who` wait. */
  explain(who: string, refusal: Response): ProductError;
}

/** As msal does it, where Entra names no time. */
const unnamedSeconds = 60;

export function createTokenPauses(pauses: Pauses): TokenPauses {
  const nameOf = (who: string) => `token of ${who}`;
  return {
    check(who) {
      const left = pauses.leftSeconds(nameOf(who));
      if (left > 0) throw busy('Entra asked to wait before the next token', left);
    },
    explain(who, { status, headers }) {
      const what = `Entra answered ${status} instead of a token`;
      const named = retryAfterSeconds(headers);
      if (status !== 429)
        return new ProductError(codeOfStatus(status), what, { status, retryAfterSeconds: named });
      pauses.pause(nameOf(who), named ?? unnamedSeconds);
      return busy(what, pauses.leftSeconds(nameOf(who)));
    },
  };
}

function busy(message: string, retryAfter: number): ProductError {
  return new ProductError('microsoft_busy', message, { retryAfterSeconds: retryAfter });
}
