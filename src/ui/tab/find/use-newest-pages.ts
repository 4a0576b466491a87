import { useEffect, useMemo, useState } from 'react';
import { useDirectoryPages } from '../../shared/directory-queries.ts';

const PATIENCE_MS = 180;

/**
 * What the register says to the newest words that were asked: asked at once while nothing else is, else when that answer
 * has come. So the first letter is answered without waiting, and a slow server is not asked for every letter. `answer` is
 * the newest there is, and the words it answers.
 */
export function useNewestPages(typed: string) {
  const [words, setWords] = useState(typed);
  const directory = useDirectoryPages(words);
  if (!directory.isFetching && words !== typed) setWords(typed);
  useEffect(() => {
    const timer = setTimeout(() => setWords(typed), PATIENCE_MS);
    return () => clearTimeout(timer);
  }, [typed]);
  const { data } = directory;
  const answer = useMemo(
    () => ({ words, entries: data?.pages.flatMap((page) => page.entries) ?? [] }),
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- the words that this answers, not those that are asked by now
    [data],
  );
  return { words, directory, answer };
}
