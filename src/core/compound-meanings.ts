import { partsOf } from './compounds.ts';
import { singularsOf } from './lexicon.ts';
import { conceptsOfWord, germanTerms } from './vocabulary.ts';
import type { Word } from './words.ts';

/** Shorter terms begin and end words that have nothing to do with them: Auto-matik, Kontak-tier. */
const minTerm = 5;

/**
 * The concepts the parts of a German compound name: `Fahrstuhlwartung` is about a lift and maintenance, as
 * *Maintenance of lifts* is. None for a word that is a term itself: it means what it means as a whole. Nouns only,
 * which German writes with a capital letter: verbs and English words have such parts by chance.
 */
export function conceptsInside(word: Word): readonly string[] {
  if (!isCapitalised(word) || conceptsOfWord(word).length > 0) return [];
  const terms = germanTerms();
  return [...new Set(partsInside(word, terms).flatMap((part) => terms.get(part) ?? []))];
}

export function isCapitalised({ surface }: Word): boolean {
  return /^\p{Lu}/u.test(surface);
}

/** A plural stands at the end only, and then more parts are known of the word without it. */
function partsInside({ forms: [form = ''] }: Word, terms: ReadonlyMap<string, unknown>): string[] {
  return [form, ...singularsOf(form)]
    .map((each) => partsOf(each, terms).filter(({ length }) => length >= minTerm))
    .reduce((most, parts) => (parts.length > most.length ? parts : most));
}
