import type { FoundWord } from './features.ts';
import { highestPlaces } from './highest.ts';
import { signOf } from './meanings.ts';
import type { RegisterIndex } from './register-index.ts';
import type { Evidence } from './suggestion.ts';
import { type Hearing, heardAt, type Reach } from './word-reach.ts';

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

/** The same word's reach by what it says, and by what it means. */
type Meet = (word: FoundWord) => readonly Reach[];

interface Spoken extends WeighedWord {
  reaches: readonly Reach[];
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
    .map((each): Spoken => ({ ...each, reaches: meet(each.word) }));
  const promising = promisingPlaces(spoken, size);
  const evidence: WordEvidence = new Map(promising.map((at) => [at, new Map()]));
  const isPromising = new Uint8Array(size);
  for (const at of promising) isPromising[at] = 1;
  for (const each of spoken) {
    for (const [at, heard] of bestOf(each, isPromising)) {
      const { met, weight } = heard;
      const known = evidence.get(at);
      if (weight > (known?.get(met.key)?.weight ?? 0))
        known?.set(met.key, evidenceOf(each.word, heard));
    }
  }
  return evidence;
}

interface Heard extends Hearing {
  weight: number;
}

/** The most a word says at each of the promising places. */
function bestOf({ weight, reaches }: Spoken, isPromising: Uint8Array): Map<number, Heard> {
  const best = new Map<number, Heard>();
  for (const reach of reaches) {
    for (let n = 0; n < reach.places.length; n++) {
      const at = reach.places[n] ?? 0;
      if (isPromising[at] !== 1) continue;
      const said = weight * (reach.weights[n] ?? 0);
      const hearing = said > (best.get(at)?.weight ?? 0) ? heardAt(n, reach) : undefined;
      if (hearing !== undefined) best.set(at, { ...hearing, weight: said });
    }
  }
  return best;
}

/**
 * The best places by a first, cheap count of what every word says at most. One pass over numbers, so
 * that a word five thousand responsibilities share costs next to nothing.
 */
function promisingPlaces(spoken: readonly Spoken[], size: number): number[] {
  const total = new Float64Array(size);
  const ofWord = new Float64Array(size);
  const lastWord = new Int32Array(size).fill(-1);
  for (const [word, { weight, reaches }] of spoken.entries()) {
    for (const { places, weights } of reaches) {
      for (let n = 0; n < places.length; n++) {
        const at = places[n] ?? 0;
        const said = weight * (weights[n] ?? 0);
        const known = lastWord[at] === word ? (ofWord[at] ?? 0) : 0;
        if (said <= known) continue;
        lastWord[at] = word;
        ofWord[at] = said;
        total[at] = (total[at] ?? 0) + said - known;
      }
    }
  }
  return highestPlaces(total, maxPromising).filter((at) => (total[at] ?? 0) > 0);
}

function evidenceOf({ surface, where }: FoundWord, { met, place, weight }: Heard): Evidence {
  return {
    kind: place.isKeyword ? 'keyword' : 'word',
    found: met.found ?? surface,
    matched: place.surface,
    where,
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
