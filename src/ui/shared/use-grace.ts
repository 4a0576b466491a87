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

/**
 * The same where buttons change under the hand: for a moment after `what` has become another, nothing counts. A second
 * click on "Accept" must not be taken for one on "Done".
 */
export function useGraceAfter(what: string): () => boolean {
  const last = useRef({ what, at: Number.NEGATIVE_INFINITY });
  useEffect(() => {
    if (last.current.what !== what) last.current = { what, at: performance.now() };
  }, [what]);
  return () => performance.now() - last.current.at > GRACE_MS;
}
