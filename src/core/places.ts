import { hasSeveralWords, phraseOf } from './phrases.ts';
import type { Responsibility } from './responsibility.ts';
import type { Word, WordReader } from './words.ts';

export type Field = 'title' | 'area' | 'keyword' | 'description';

/** A word somebody chose as a keyword says most; a title says more than running text. */
const fieldWeight: Record<Field, number> = { keyword: 3, title: 2, area: 1, description: 1 };
/** Words that say something in a usual entry. Fixed, so that one row's score does not move when another row is edited. */
const usualLength: Record<Field, number> = { keyword: 1, title: 2, area: 2, description: 15 };
/** What a word of every subject counts, in the mail or in the register. */
export const commonWeight = 0.3;

/** A word of a responsibility, where it says most. */
export interface Place {
  /** Of the responsibility in the index. */
  at: number;
  isKeyword: boolean;
  /** As it stands in the register. */
  surface: string;
  isCommon: boolean;
  /** Field and length of the entry; about 1 for a usual description. */
  weight: number;
}

/** Everybody who has a word. */
export interface Holding {
  /** By place in the index; at most one keyword and one other for each responsibility. */
  places: readonly Place[];
  /**
   * The same in one flat array, `seatSize` numbers for each: where in the index, the weight, and whether it is a keyword
   * and a common word (`keywordSeat`, `commonSeat`). A mail meets hundreds of words of the register, each with a few holders or with thousands.
   */
  seats: Float64Array;
  holders: number;
  /** How many have it as a keyword. */
  choosers: number;
}

export const seatSize = 3;
export const keywordSeat = 1;
export const commonSeat = 2;

/** What stands there under some keys: a word, or what words mean. */
export interface Placed {
  word: Pick<Word, 'keys' | 'isCommon'>;
  place: Place;
}

export interface Entry extends Placed {
  word: Word;
}

/** A phrase of one word is a keyword; the words of a longer one count by themselves no more than a description does. */
export function entriesOf(responsibility: Responsibility, at: number, read: WordReader): Entry[] {
  const { title, area, description, keywords } = responsibility;
  const phrases = keywords.map((keyword) => phraseOf(keyword, at, read));
  const texts: [Field, Word[]][] = [
    ['title', read(title)],
    ['area', read(area)],
    ['description', read(description)],
    ['description', phrases.filter(hasSeveralWords).flatMap(({ words }) => words)],
  ];
  const single = phrases.filter((phrase) => !hasSeveralWords(phrase));
  return [
    ...single.flatMap(({ text, words }) =>
      words.map((word) => placed(word, at, 'keyword', text, 1)),
    ),
    ...texts.flatMap(([field, words]) =>
      words.map((word) => placed(word, at, field, word.surface, words.length)),
    ),
  ];
}

export function placed<Some extends Placed['word']>(
  word: Some,
  at: number,
  field: Field,
  surface: string,
  length: number,
): Placed & { word: Some } {
  const weight =
    fieldWeight[field] *
    lengthFactor(length, usualLength[field]) *
    (word.isCommon ? commonWeight : 1);
  const isKeyword = field === 'keyword';
  return { word, place: { at, isKeyword, surface, isCommon: word.isCommon, weight } };
}

/**
 * Okapi BM25's correction for length (Robertson & Zaragoza 2009, k1 = 1.2, b = 0.75) for a word that
 * stands once: a word says less about a long entry than about a short one. Between 0 and 1.7.
 */
function lengthFactor(length: number, usual: number): number {
  const k1 = 1.2;
  const b = 0.75;
  return (k1 + 1) / (1 + k1 * (1 - b + (b * length) / usual));
}

/** Key of a word to everybody who has it. */
export function holdingsOf(entries: readonly Placed[]): Map<string, Holding> {
  const places = new Map<string, Map<string, Place>>();
  for (const { word, place } of entries) {
    for (const key of word.keys) {
      const known = places.get(key) ?? new Map<string, Place>();
      places.set(key, known);
      const seat = `${place.at} ${place.isKeyword}`;
      if (place.weight > (known.get(seat)?.weight ?? 0)) known.set(seat, place);
    }
  }
  return new Map([...places].map(([key, seats]) => [key, holdingOf([...seats.values()])]));
}

function holdingOf(places: readonly Place[]): Holding {
  return {
    places,
    seats: Float64Array.from(places.flatMap(seatOf)),
    holders: new Set(places.map(({ at }) => at)).size,
    choosers: places.filter(({ isKeyword }) => isKeyword).length,
  };
}

function seatOf({ at, weight, isKeyword, isCommon }: Place): number[] {
  return [at, weight, (isKeyword ? keywordSeat : 0) + (isCommon ? commonSeat : 0)];
}
