import { useEffect, useRef } from 'react';

const GRACE_MS = 600;

/**
 * For what takes the place of something just pressed: the second half of a double click is not meant for it.
 * Answers whether input counts yet; at once when `needed` is false.
 */
export function useGrace(needed: boolean): () => boolean {
  const over = useRef(!needed);
  useEffect(() => {
    const timer = setTimeout(() => (over.current = true), GRACE_MS);
    return () => clearTimeout(timer);
  }, []);
  return () => over.current;
}
