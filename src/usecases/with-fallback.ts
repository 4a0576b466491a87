import { isProductError } from '../core/errors.ts';
import type { Notifier } from './notice-ports.ts';

/** Tells people one way, and another way those whom the first does not reach: who has not installed the app, who is no Teams user. */
export function withFallback(first: Notifier, second: Notifier): Notifier {
  return {
    async notify(notice) {
      try {
        return await first.notify(notice);
      } catch (error) {
        if (!isProductError(error)) throw error;
        return second.notify(notice);
      }
    },
  };
}
