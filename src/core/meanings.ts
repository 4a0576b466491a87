import type { FoundWord } from './features.ts';
import type { Meeting } from './lexicon.ts';
import { hasSeveralWords, phraseOf } from './phrases.ts';
import { type Field, type Placed, placed } from './places.ts';
import type { Responsibility } from './responsibility.ts';
import { conceptsInside } from './compound-meanings.ts';
import { conceptsIn } from './vocabulary.ts';
import type { Word, WordReader } from './words.ts';

/** A concept stands among the keys of words. No word has this sign. */
const keyOf = (concept: string) => `#${concept}`;

export function isMeant(key: string): boolean {
  return key.startsWith('#');
}

/** The concepts a responsibility's texts name, as if each were a word of theirs. A keyword is one as a whole only. */
export function meantBy(
  { title, description, keywords }: Responsibility,
  at: number,
  read: WordReader,
): Placed[] {
  const phrases = keywords.map((keyword) => phraseOf(keyword, at, read));
  const whole = phrases.filter(({ exact }) => exact === undefined);
  const chosen = whole.flatMap(({ text, words }) =>
    conceptsIn(words)
      .filter(({ length }) => length === words.length)
      .map(({ concepts }) => named(concepts, at, 'keyword', text, 1)),
  );
  const mentioned = phrases.filter(hasSeveralWords).flatMap(({ words }) => words);
  return [
    ...chosen,
    ...meantIn(read(title), at, 'title'),
    ...meantIn(read(description), at, 'description'),
    ...meantIn(mentioned, at, 'description'),
  ];
}

function meantIn(words: readonly Word[], at: number, field: Field): Placed[] {
  return conceptsIn(words).map(({ concepts, at: first, length }) =>
    named(concepts, at, field, surfaceOf(words.slice(first, first + length)), words.length),
  );
}

function named(
  concepts: readonly string[],
  at: number,
  field: Field,
  surface: string,
  length: number,
): Placed {
  const { word, place } = placed(
    { keys: concepts.map(keyOf), isCommon: false },
    at,
    field,
    surface,
    length,
  );
  // a word of several meanings says less of each
  return { word, place: { ...place, weight: place.weight / concepts.length } };
}

/** What a mail means beside what it says, by the keys of the first word that says so (`signOf`). */
export function meaningsIn(words: readonly FoundWord[]): ReadonlyMap<string, Meeting[]> {
  const meanings = new Map<string, Meeting[]>();
  for (const { concepts, at, length } of conceptsIn(words)) {
    const [first, ...more] = words.slice(at, at + length);
    // a phrase does not go from the subject into the text
    if (first === undefined || more.some(({ where }) => where !== first.where)) continue;
    const found = surfaceOf([first, ...more]);
    const way = concepts.length > 1 ? 'ambiguous' : 'meaning';
    const met = concepts.map((id): Meeting => ({ key: keyOf(id), way, found }));
    meanings.set(signOf(first), [...(meanings.get(signOf(first)) ?? []), ...met]);
  }
  return meanings;
}

/** What a compound's parts mean: each of them is only a part of what is said, so it counts as if it might mean something else. */
export function meantInside(word: Word): Meeting[] {
  return conceptsInside(word).map((id) => ({ key: keyOf(id), way: 'ambiguous' }));
}

/** What is the same for the same word. */
export function signOf({ keys }: Word): string {
  return keys.join(' ');
}

function surfaceOf(words: readonly Word[]): string {
  return words.map(({ surface }) => surface).join(' ');
}
