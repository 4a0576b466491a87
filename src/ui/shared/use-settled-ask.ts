import type { Ask } from './api.ts';
import { useSettled } from './use-settled.ts';

/** What is asked once it has stopped changing for a moment. */
export function useSettledAsk(ask: Ask): Ask {
  return Object.fromEntries(new URLSearchParams(useSettled(new URLSearchParams(ask).toString())));
}
