import { onceFor } from './once-for.ts';
import { type Concept, concepts } from './vocabulary/concepts.ts';
import { type Word, wordReader, wordsOf } from './words.ts';

/** Concepts found in a text, and which of its words say so. */
export interface Meaning {
  /** More than one only for a word with several meanings. */
  concepts: readonly string[];
  /** Index of the first word, and how many belong to it. */
  at: number;
  length: number;
}

type Terms = Map<string, readonly string[]>;

/**
 * As it is written, then by stem: `Rente` is no rent, though both have the same stem. Words of every
 * subject count only as they are written: Montag shares its stem with Montage.
 */
interface Lookup {
  written: Terms;
  germanStems: Terms;
  englishStems: Terms;
  /** A first word, written and as a stem, to how many words the longest term has that begins with it. */
  reach: Map<string, number>;
  /** German terms of one word, as they are written; none of every subject. */
  germanTerms: Terms;
}

/** Made when it is first asked, which takes a tenth of a second: a pane that keeps the register for later does not wait for it. */
const lookupOf = onceFor((all: readonly Concept[]): Lookup => {
  const lookup: Lookup = {
    written: new Map(),
    germanStems: new Map(),
    englishStems: new Map(),
    reach: new Map(),
    germanTerms: new Map(),
  };
  const read = wordReader();
  for (const { id, german, english } of all) {
    for (const words of german.map(read)) {
      enter(id, words, lookup, lookup.germanStems, germanStem);
      const [only, ...more] = words;
      if (only !== undefined && !only.isCommon && more.length === 0)
        put(lookup.germanTerms, writtenForm(only), id);
    }
    for (const term of english) enter(id, read(term), lookup, lookup.englishStems, englishStem);
  }
  return lookup;
});

function enter(
  id: string,
  words: readonly Word[],
  { written, reach }: Lookup,
  stems: Terms,
  stemOf: (word: Word) => string,
) {
  put(written, joined(words, writtenForm), id);
  put(stems, joined(words, stemOf), id);
  for (const first of words.slice(0, 1).flatMap((word) => [writtenForm(word), stemOf(word)])) {
    reach.set(first, Math.max(reach.get(first) ?? 0, words.length));
  }
}

function put(map: Terms, key: string, id: string) {
  const known = map.get(key) ?? [];
  if (!known.includes(id)) map.set(key, [...known, id]);
}

/** Ids of the concepts a word or phrase of either language names, in any inflection; mostly none or one. */
export function conceptsOf(term: string): readonly string[] {
  return meaningOf(wordsOf(term));
}

/** The same for a word. */
export function conceptsOfWord(word: Word): readonly string[] {
  return meaningOf([word]);
}

/** Terms a German compound may be made of, with the concepts they name. */
export function germanTerms(): ReadonlyMap<string, readonly string[]> {
  return lookupOf(concepts).germanTerms;
}

/** The concepts a text names, in order. The longest phrase wins: in `delivery note` nothing speaks of a delivery. */
export function conceptsIn(words: readonly Word[]): Meaning[] {
  const found: Meaning[] = [];
  for (let at = 0; at < words.length; ) {
    const meaning = meaningAt(words, at);
    if (meaning !== undefined) found.push(meaning);
    at += meaning?.length ?? 1;
  }
  return found;
}

function meaningAt(words: readonly Word[], at: number): Meaning | undefined {
  for (let length = Math.min(reachOf(words[at]), words.length - at); length > 0; length--) {
    const named = meaningOf(words.slice(at, at + length));
    if (named.length > 0) return { concepts: named, at, length };
  }
  return undefined;
}

function reachOf(first: Word | undefined): number {
  if (first === undefined) return 0;
  const { reach } = lookupOf(concepts);
  const parts = [writtenForm(first), germanStem(first), englishStem(first)];
  return Math.max(...parts.map((part) => reach.get(part) ?? 0));
}

function meaningOf(words: readonly Word[]): readonly string[] {
  const { written, germanStems, englishStems } = lookupOf(concepts);
  const exact = written.get(joined(words, writtenForm));
  if (exact !== undefined) return exact;
  if (words.every(({ isCommon }) => isCommon)) return [];
  const german = germanStems.get(joined(words, germanStem)) ?? [];
  const english = englishStems.get(joined(words, englishStem)) ?? [];
  return [...new Set([...german, ...english])];
}

function joined(words: readonly Word[], partOf: (word: Word) => string): string {
  return words.map(partOf).join(' ');
}

function writtenForm({ forms: [form = ''] }: Word): string {
  return form;
}

function germanStem({ keys: [key = ''] }: Word): string {
  return key;
}

function englishStem({ keys }: Word): string {
  return keys.at(-1) ?? '';
}
