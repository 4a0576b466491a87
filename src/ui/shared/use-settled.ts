import { useEffect, useState } from 'react';

/** The value once it has stopped changing for a moment, so that typing asks the server once, not per key. */
export function useSettled<Value>(value: Value, afterMs = 180): Value {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), afterMs);
    return () => clearTimeout(timer);
  }, [value, afterMs]);
  return settled;
}
