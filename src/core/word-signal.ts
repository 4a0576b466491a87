import type { FoundWord } from './features.ts';
import type { Way } from './lexicon.ts';
import type { Met } from './met-words.ts';
import { highestPlaces } from './highest.ts';
import { signOf } from './meanings.ts';
import {
  commonSeat,
  commonWeight,
  type Holding,
  keywordSeat,
  type Place,
  seatSize,
} from './places.ts';
import type { RegisterIndex } from './register-index.ts';
import type { Evidence } from './suggestion.ts';

/** The less certain that it is the same word, the less it says. */
const wayWeight: Record<Way, number> = {
  same: 1,
  head: 0.8,
  typo: 0.6,
  modifier: 0.5,
  compound: 0.4,
  // somebody wrote these terms down as words for the same thing
  meaning: 1,
  ambiguous: 0.5,
};
/** How much more a word says in the subject. */
export const subjectWeight = 1.5;
const attachmentWeight = 0.8;
/** After so many words that say something, a word of the text says half as much: the request stands at the beginning. */
const halfWayWords = 80;
/** More different words than any request has; what comes later weighs next to nothing. */
const maxWords = 400;

/** Of a large register only so many are looked at closely, twice as many as are kept (`candidates.ts`). */
const maxPromising = 100;

/** Evidence by place of the responsibility in the index, then by key of the register's word. */
export type WordEvidence = Map<number, Map<string, Evidence>>;

type Meet = (word: FoundWord) => readonly Met[];

/** What one word of the mail says through one word of the register: so much to whoever chose that as a keyword or only mentions it. */
interface Saying {
  key: string;
  found: string;
  holding: Holding;
  chosen: number;
  mentioned: number;
  isCommon: boolean;
}

/**
 * What the single words of a mail say. A word of the mail speaks once for a responsibility, through
 * the register's word it is closest to; a word of the register is heard once, from its best witness.
 */
export function wordEvidence(
  words: readonly FoundWord[],
  index: RegisterIndex,
  meet: Meet,
): WordEvidence {
  const size = index.responsibilities.length;
  const spoken = distinctWords(words)
    .slice(0, maxWords)
    .map((each) => ({ word: each.word, sayings: sayingsOf(each, meet(each.word)) }));
  const promising = promisingPlaces(spoken, size);
  const evidence: WordEvidence = new Map(promising.map((at) => [at, new Map()]));
  const isPromising = new Uint8Array(size);
  for (const at of promising) isPromising[at] = 1;
  for (const { word, sayings } of spoken) {
    for (const [at, { place, weight, key, found }] of bestOf(sayings, isPromising)) {
      const heard = evidence.get(at);
      if (weight > (heard?.get(key)?.weight ?? 0))
        heard?.set(key, evidenceOf(found, word, place, weight));
    }
  }
  return evidence;
}

interface Heard {
  place: Place;
  weight: number;
  key: string;
  found: string;
}

/** The most a word says at each of the promising places. */
function bestOf(sayings: readonly Saying[], isPromising: Uint8Array): Map<number, Heard> {
  const best = new Map<number, Heard>();
  for (const saying of sayings) {
    const { seats, places } = saying.holding;
    for (let n = 0; n < seats.length; n += seatSize) {
      const at = seats[n] ?? 0;
      if (isPromising[at] !== 1) continue;
      const weight = weightAt(saying, n);
      const place = places[n / seatSize];
      if (place === undefined || weight <= (best.get(at)?.weight ?? 0)) continue;
      best.set(at, { place, weight, key: saying.key, found: saying.found });
    }
  }
  return best;
}

/**
 * The best places by a first, cheap count of what every word says at most. One pass over numbers, so
 * that a word five thousand responsibilities share costs next to nothing.
 */
function promisingPlaces(spoken: readonly { sayings: Saying[] }[], size: number): number[] {
  const total = new Float64Array(size);
  const ofWord = new Float64Array(size);
  const lastWord = new Int32Array(size).fill(-1);
  for (const [word, { sayings }] of spoken.entries()) {
    for (const saying of sayings) {
      const { seats } = saying.holding;
      for (let n = 0; n < seats.length; n += seatSize) {
        const at = seats[n] ?? 0;
        const said = weightAt(saying, n);
        const known = lastWord[at] === word ? (ofWord[at] ?? 0) : 0;
        lastWord[at] = word;
        if (said <= known) continue;
        ofWord[at] = said;
        total[at] = (total[at] ?? 0) + said - known;
      }
    }
  }
  return highestPlaces(total, maxPromising).filter((at) => (total[at] ?? 0) > 0);
}

function weightAt({ holding: { seats }, chosen, mentioned, isCommon }: Saying, n: number): number {
  const kind = seats[n + 2] ?? 0;
  const common = isCommon && (kind & commonSeat) === 0 ? commonWeight : 1;
  return ((kind & keywordSeat) === 0 ? mentioned : chosen) * (seats[n + 1] ?? 0) * common;
}

/**
 * How much one word says through each word of the register it meets. A keyword is as rare as it is among
 * keywords: that others mention the word takes nothing from the one who chose it.
 */
function sayingsOf({ word, weight }: WeighedWord, met: readonly Met[]): Saying[] {
  const { surface, isCommon } = word;
  const sayings: Saying[] = [];
  for (const { key, way, found = surface, holding, ...rare } of met) {
    if (holding === undefined) continue;
    const said = weight * wayWeight[way];
    const [chosen, mentioned] = [said * rare.chosen, said * rare.mentioned];
    sayings.push({ key, found, holding, chosen, mentioned, isCommon });
  }
  return sayings;
}

function evidenceOf(found: string, word: FoundWord, place: Place, weight: number): Evidence {
  return {
    kind: place.isKeyword ? 'keyword' : 'word',
    found,
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
    const key = signOf(word);
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
