import type { HashKey } from './keyed-hash.ts';
import type { Memory } from './memory.ts';
import { inverseFrequency } from './request-vector.ts';
import type { Responsibility } from './responsibility.ts';
import { type Bag, bagsOf, type Signals } from './signals.ts';
import { conceptsIn } from './vocabulary.ts';
import { concepts } from './vocabulary/concepts.ts';
import { stopWords } from './stop-words.ts';
import { layoutOf, sharesBy, sublinear, type TextLayout } from './text-layout.ts';
import { mostFeatures, weightOfMost } from './telling.ts';
import { foldedText, wordsOf } from './words.ts';

/** The register's texts as signals, so that a mail can be laid beside them whole, spelling by spelling. */
export interface TextIndex extends TextLayout {
  key: HashKey;
  size: number;
  /** How many responsibilities have a feature. */
  frequencies: Bag;
  /** The share each holder has of its text; the squares of a text's shares add up to 1. */
  shares: Float32Array;
}

/** The shares of an index weighed otherwise. */
export interface TextShares {
  of: TextIndex;
  shares: Float32Array;
}

/** `meaning` names what a responsibility's words mean beside what they say; the vocabulary's terms by default. */
export function buildTextIndex(
  responsibilities: readonly Responsibility[],
  key: HashKey,
  meaning: (responsibility: Responsibility) => string[] = termsMeant,
): TextIndex {
  const bags = responsibilities.map((each) => bagsOf(textsOf(each), key));
  const meant = responsibilities.map((each) => bagsOf(meaning(each), key).letters);
  const frequencies = new Map<number, number>();
  for (const { letters } of bags) {
    for (const feature of letters.keys())
      frequencies.set(feature, (frequencies.get(feature) ?? 0) + 1);
  }
  for (const feature of everydayPieces(key)) frequencies.set(feature, bags.length);
  const letters = bags.map((bag, at) => together(bag.letters, meant[at] ?? new Map()));
  return { key, size: bags.length, frequencies, ...weighed(layoutOf(letters), frequencies) };
}

function weighed(layout: TextLayout, frequencies: Bag): TextLayout & Pick<TextIndex, 'shares'> {
  const size = layout.texts.length;
  const weightOf = (feature: number) => inverseFrequency(frequencies.get(feature) ?? 0, size);
  return { ...layout, shares: sharesBy(weightOf, layout) };
}

/**
 * The register's texts weighed anew with what was learned about how common a piece of a word is in
 * requests. A word of every request may stand in one text of the register only.
 */
export function weighedAnew(index: TextIndex, memory: Memory): TextShares {
  return { of: index, shares: sharesBy(weighing(index, memory), index) };
}

/** What is said twice, as a title that is also the description, counts once. */
function textsOf({ title, area, description, keywords }: Responsibility): string[] {
  return [...new Set([title, area, description, keywords.join(' ')].map(foldedText))];
}

/** Every way in both languages to say what the texts say, so that a mail in one meets a register in the other. */
function termsMeant({ title, description, keywords }: Responsibility): string[] {
  const ids = [title, description, ...keywords].flatMap((text) =>
    conceptsIn(wordsOf(text)).flatMap((meaning) => meaning.concepts),
  );
  return [...new Set(ids)].flatMap((id) => termsOf.get(id) ?? []).map(foldedText);
}

const termsOf: ReadonlyMap<string, readonly string[]> = new Map(
  concepts.map(({ id, german, english }) => [id, [...german, ...english]]),
);

/**
 * A small register does not show how common function words are: they count as if every responsibility
 * had them. They are not left out, since they decide requests of one line.
 */
function everydayPieces(key: HashKey): Iterable<number> {
  return bagsOf([[...stopWords].join(' ')], key, stopWords.size).letters.keys();
}

/**
 * What stands in the text counts in full, what it only means by this share. The wider the vocabulary, the more pieces
 * join a text, and all of them together must not drown what it says.
 */
const meantShare = 0.4;

function together(letters: Bag, meant: Bag): Bag {
  const both = new Map(letters);
  for (const [feature] of meant) {
    if (!both.has(feature)) both.set(feature, meantShare);
  }
  return both;
}

/** The mail's pieces of words, and the share each has of it; the squares add up to 1. */
export function requestShares(
  { letters }: Signals,
  index: TextIndex,
  memory: Memory | undefined,
): [number, number][] {
  return mostTelling(sharesOf(letters, weighing(index, memory)), index);
}

/** In a large register without the least telling of what it knows of a long mail. */
function mostTelling(shares: [number, number][], { rows, size }: TextIndex): [number, number][] {
  const most = mostFeatures(size);
  if (shares.length <= most) return shares;
  const known = shares.flatMap(([feature, share]) => (rows.has(feature) ? share : []));
  const least = weightOfMost(Float64Array.from(known), most);
  return shares.filter(([feature, share]) => share >= least || !rows.has(feature));
}

/** Cosine of such a mail and each responsibility, 0 to 1, by place in the index. */
export function sharedWith(
  shares: readonly (readonly [number, number])[],
  index: TextIndex,
  memory: Memory | undefined,
): Float64Array {
  const cosines = new Float64Array(index.size);
  const by = memory?.texts?.of === index ? memory.texts.shares : index.shares;
  for (const [feature, share] of shares) {
    const row = index.rows.get(feature);
    if (row !== undefined) addShares(cosines, share, row, index, by);
  }
  return cosines;
}

/** The shares of one responsibility's text as it would stand in the index, whether or not it is there. */
export function textShares(
  responsibility: Responsibility,
  index: TextIndex,
  memory: Memory | undefined,
): ReadonlyMap<number, number> {
  const { letters } = bagsOf(textsOf(responsibility), index.key);
  const meant = bagsOf(termsMeant(responsibility), index.key).letters;
  const weighed = memory?.texts?.of === index ? memory : undefined;
  return new Map(sharesOf(together(letters, meant), weighing(index, weighed)));
}

function addShares(
  cosines: Float64Array,
  share: number,
  row: number,
  { starts, places }: TextIndex,
  shares: Float32Array,
): void {
  const stop = starts[row + 1] ?? 0;
  for (let seat = starts[row] ?? 0; seat < stop; seat++) {
    const place = places[seat] ?? 0;
    cosines[place] = (cosines[place] ?? 0) + share * (shares[seat] ?? 0);
  }
}

/** How telling a feature is, by the register and everything learned so far. */
function weighing({ frequencies, size }: TextIndex, memory: Memory | undefined) {
  const total = size + (memory?.learned ?? 0);
  return (feature: number) => {
    const place = memory?.table.placeOf(feature);
    const learned = place === undefined ? 0 : (memory?.table.frequencyAt(place) ?? 0);
    return inverseFrequency((frequencies.get(feature) ?? 0) + learned, total);
  };
}

/** Sublinear counts times how telling a feature is, scaled to length 1 (Salton & Buckley 1988). */
function sharesOf(bag: Bag, weightOf: (feature: number) => number): [number, number][] {
  const weights: [number, number][] = [];
  let squares = 0;
  for (const [feature, count] of bag) {
    const weight = sublinear(count) * weightOf(feature);
    squares += weight * weight;
    weights.push([feature, weight]);
  }
  const length = Math.sqrt(squares);
  for (const each of weights) each[1] /= length;
  return weights;
}
