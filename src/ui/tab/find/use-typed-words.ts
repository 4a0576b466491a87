import { useEffect, useState } from 'react';
import { useSearchParams } from 'react-router';

const PAUSE_MS = 400;

export interface TypedWords {
  words: string;
  change: (words: string) => void;
  /** Puts the words into the address now: somebody turns to something else. */
  settle: () => void;
}

/**
 * The words somebody types. In the address they stand once the person pauses: every line on the page that leads somewhere
 * looks at it, and nobody copies it while typing.
 */
export function useTypedWords(): TypedWords {
  const [search, setSearch] = useSearchParams();
  const addressed = search.get('q') ?? '';
  const [words, change] = useState(addressed);
  const [written, setWritten] = useState(addressed);
  const [seen, setSeen] = useState(addressed);
  if (seen !== addressed) {
    setSeen(addressed);
    // somebody went back, or followed a link
    if (addressed !== written) change(addressed);
    setWritten(addressed);
  }
  const settle = () => {
    if (words === addressed) return;
    setWritten(words);
    setSearch(words ? { q: words } : {}, { replace: true });
  };
  useEffect(() => {
    const timer = setTimeout(settle, PAUSE_MS);
    return () => clearTimeout(timer);
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- only typing begins the pause anew
  }, [words]);
  return { words, change, settle };
}
