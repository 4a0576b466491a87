import type { FoundWord } from './features.ts';
import type { Meeting, Way } from './lexicon.ts';
import { commonWeight, type Place } from './places.ts';
import { rarity } from './rarity.ts';
import type { RegisterIndex } from './register-index.ts';
import type { Evidence } from './suggestion.ts';

/** The less certain that it is the same word, the less it says. */
const wayWeight: Record<Way, number> = {
  same: 1,
  head: 0.8,
  typo: 0.6,
  modifier: 0.5,
  compound: 0.4,
};
const subjectWeight = 1.5;
const attachmentWeight = 0.8;
/** After so many words that say something, a word of the text says half as much: the request stands at the beginning. */
const halfWayWords = 80;
/** More different words than any request has; what comes later weighs next to nothing. */
const maxWords = 400;

/** Of a large register only so many are looked at closely. */
const maxPromising = 200;

/** Evidence by place of the responsibility in the index, then by key of the register's word. */
export type WordEvidence = Map<number, Map<string, Evidence>>;

type Meet = (word: FoundWord) => readonly Meeting[];
type Hear = (place: Place, weight: number, key: string) => void;

/**
 * What the single words of a mail say. A word of the mail speaks once for a responsibility, through
 * the register's word it is closest to; a word of the register is heard once, from its best witness.
 */
export function wordEvidence(
  words: readonly FoundWord[],
  index: RegisterIndex,
  meet: Meet,
): WordEvidence {
  const distinct = distinctWords(words).slice(0, maxWords);
  const evidence: WordEvidence = new Map();
  for (const at of promisingPlaces(distinct, index, meet)) evidence.set(at, new Map());
  for (const { word, weight } of distinct) {
    const best = new Map<number, { place: Place; weight: number; key: string }>();
    listen(word, weight, meet(word), index, (place, said, key) => {
      if (!evidence.has(place.at) || said <= (best.get(place.at)?.weight ?? 0)) return;
      best.set(place.at, { place, weight: said, key });
    });
    for (const [at, { place, weight: said, key }] of best) {
      const heard = evidence.get(at);
      if (said > (heard?.get(key)?.weight ?? 0)) heard?.set(key, evidenceOf(word, place, said));
    }
  }
  return evidence;
}

/**
 * The best places by a first, cheap count of what every word says at most. One pass over numbers, so
 * that a word five thousand responsibilities share costs next to nothing.
 */
function promisingPlaces(
  words: readonly WeighedWord[],
  index: RegisterIndex,
  meet: Meet,
): number[] {
  const total = new Float64Array(index.responsibilities.length);
  const ofWord = new Float64Array(total.length);
  const lastWord = new Int32Array(total.length).fill(-1);
  words.forEach(({ word, weight }, at) => {
    listen(word, weight, meet(word), index, (place, said) => {
      const known = lastWord[place.at] === at ? (ofWord[place.at] ?? 0) : 0;
      lastWord[place.at] = at;
      if (said <= known) return;
      ofWord[place.at] = said;
      total[place.at] = (total[place.at] ?? 0) + said - known;
    });
  });
  const places = Array.from(total.keys()).filter((at) => (total[at] ?? 0) > 0);
  return places
    .toSorted((a, b) => (total[b] ?? 0) - (total[a] ?? 0) || a - b)
    .slice(0, maxPromising);
}

/**
 * Every place that hears one word, and how much it says there. A keyword is as rare as it is among
 * keywords: that others mention the word takes nothing from the one who chose it.
 */
function listen(
  word: FoundWord,
  weight: number,
  meetings: readonly Meeting[],
  { holdings, responsibilities }: RegisterIndex,
  hear: Hear,
): void {
  const inCompounds = holdersOfCompounds(meetings, holdings);
  for (const { key, way } of meetings) {
    const holding = holdings.get(key);
    if (holding === undefined) continue;
    const rarityFor = (holders: number) =>
      rarity(way === 'compound' ? inCompounds : holders, responsibilities.length);
    const mentioned = weight * wayWeight[way] * rarityFor(holding.holders);
    const chosen = weight * wayWeight[way] * rarityFor(holding.choosers);
    for (const place of holding.places) {
      const common = word.isCommon && !place.isCommon ? commonWeight : 1;
      hear(place, (place.isKeyword ? chosen : mentioned) * place.weight * common, key);
    }
  }
}

/** A word that begins many compounds is common, however rare each of them is. */
function holdersOfCompounds(
  meetings: readonly Meeting[],
  holdings: RegisterIndex['holdings'],
): number {
  const compounds = meetings.filter(({ way }) => way === 'compound');
  return new Set(
    compounds.flatMap(({ key }) => (holdings.get(key)?.places ?? []).map(({ at }) => at)),
  ).size;
}

function evidenceOf(word: FoundWord, place: Place, weight: number): Evidence {
  return {
    kind: place.isKeyword ? 'keyword' : 'word',
    found: word.surface,
    matched: place.surface,
    where: word.where,
    weight,
  };
}

interface WeighedWord {
  word: FoundWord;
  weight: number;
}

/**
 * Each word once, where it weighs most. Said again in the text it weighs more, by BM25's saturation with
 * k = 0.5, so that a word of the subject and one repeated all the time come to the same: 1.5.
 */
function distinctWords(words: readonly FoundWord[]): WeighedWord[] {
  const groups = new Map<string, WeighedWord & { inText: number; count: number }>();
  let textWords = 0;
  for (const word of words) {
    const weight = placeWeight(word, textWords);
    const isText = word.where === 'text';
    textWords += Number(isText);
    const key = word.keys.join(' ');
    const known = groups.get(key) ?? { word, weight, inText: 0, count: 0 };
    const inText = isText ? Math.max(known.inText, weight) : known.inText;
    const best = weight > known.weight ? { word, weight } : known;
    groups.set(key, {
      word: best.word,
      weight: best.weight,
      inText,
      count: known.count + Number(isText),
    });
  }
  return [...groups.values()].map(({ word, weight, inText, count }) => ({
    word,
    weight: Math.max(weight, (inText * count * 1.5) / (count + 0.5)),
  }));
}

function placeWeight({ where }: FoundWord, textWordsBefore: number): number {
  if (where === 'subject') return subjectWeight;
  if (where === 'attachment') return attachmentWeight;
  return 1 / (1 + textWordsBefore / halfWayWords);
}
