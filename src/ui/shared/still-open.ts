import { createContext, useContext } from 'react';

/**
 * Asks, at the moment of a click, whether what it is about is still what is open. Where nothing changes underneath,
 * as in the tab, it always is.
 */
export const StillOpen = createContext<() => Promise<boolean>>(async () => true);

export function useStillOpen(): () => Promise<boolean> {
  return useContext(StillOpen);
}
