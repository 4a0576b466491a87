import { useEffect, useState } from 'react';

const PATIENCE_MS = 180;

/**
 * The value to ask for: at once while nothing is being asked, else when the answer has come. So the first letter is
 * answered without waiting, and a slow server is not asked for every letter. `busy`: an answer is on its way.
 */
export function useNewest<Value>(value: Value, busy: boolean): Value {
  const [asked, setAsked] = useState(value);
  useEffect(() => {
    if (!busy) return setAsked(value);
    const timer = setTimeout(() => setAsked(value), PATIENCE_MS);
    return () => clearTimeout(timer);
  }, [value, busy]);
  return asked;
}
