import { useEffect, useState } from 'react';

const PATIENCE_MS = 180;

/**
 * The words to ask for: at once while nothing is being asked, else when the answer has come. So the first letter is
 * answered without waiting, and a slow server is not asked for every letter. `busy`: an answer is on its way.
 */
export function useNewest(words: string, busy: boolean): string {
  const [asked, setAsked] = useState(words);
  const isFree = !busy && asked !== words;
  if (isFree) setAsked(words);
  useEffect(() => {
    const timer = setTimeout(() => setAsked(words), PATIENCE_MS);
    return () => clearTimeout(timer);
  }, [words]);
  return isFree ? words : asked;
}
