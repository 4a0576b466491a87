import { foldedText, surfacesOf, type Word, type WordReader } from './words.ts';

/** What an admin wrote as one line of keywords. */
export interface Phrase {
  /** Of the responsibility in the index. */
  at: number;
  /** As it stands in the register. */
  text: string;
  words: readonly Word[];
  /** The whole wording, folded, when the phrase lives on its function words. */
  exact?: string;
}

export function phraseOf(text: string, at: number, read: WordReader): Phrase {
  const words = read(text);
  const needsWording = words.length === 1 && surfacesOf(text).length > 1;
  return { at, text, words, ...(needsWording && { exact: foldedText(text) }) };
}

/** Else it is a keyword, and found like any other word. */
export function hasSeveralWords({ words, exact }: Phrase): boolean {
  return words.length > 1 || exact !== undefined;
}

/**
 * A phrase is one object under all keys of its rarest word, the first of those as rare: all of them have to stand in a mail,
 * and so the fewest phrases are looked at for nothing. `holdersOf`: how many have a key.
 */
export function byRarestKey(
  phrase: Phrase,
  holdersOf: (key: string) => number,
): [string, Phrase][] {
  const most = phrase.words.map(({ keys }) => Math.max(...keys.map(holdersOf)));
  const rarest = phrase.words[most.indexOf(Math.min(...most))];
  return (rarest?.keys ?? []).map((key) => [key, phrase]);
}
