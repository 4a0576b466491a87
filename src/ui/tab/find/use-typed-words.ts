import { useEffectEvent, useLayoutEffect, useState } from 'react';
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
  const put = (typed: string) => {
    if (typed === addressed) return;
    setWritten(typed);
    setSearch(typed ? { q: typed } : {}, { replace: true });
  };
  const putNow = useEffectEvent(put);
  // a layout effect ends as soon as another page is on its way; an ordinary one would still call the person back here
  useLayoutEffect(() => {
    const timer = setTimeout(() => putNow(words), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [words]);
  return { words, change, settle: () => put(words) };
}
