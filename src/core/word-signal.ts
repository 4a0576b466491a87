import type { FoundWord } from './features.ts';
import type { Meeting } from './lexicon.ts';
import { rarity } from './rarity.ts';
import type { Field, Place, RegisterIndex } from './register-index.ts';
import type { Evidence } from './suggestion.ts';

/** A word somebody chose as a keyword says most; a title says more than running text. */
const fieldWeight: Record<Field, number> = { keyword: 3, title: 2, area: 1, description: 1 };
/** The less certain that it is the same word, the less it says. */
const wayWeight: Record<Meeting['way'], number> = { same: 1, part: 0.7, typo: 0.6, compound: 0.5 };
const subjectWeight = 1.5;
const attachmentWeight = 0.8;
/** After so many words that say something, a word of the text says half as much: the request stands at the beginning. */
const halfWayWords = 150;

/** Evidence by place of the responsibility in the index, then by key of the register's word. */
export type WordEvidence = Map<number, Map<string, Evidence>>;

/**
 * What the single words of a mail say. A word of the mail speaks once for a responsibility, through
 * the register's word it is closest to; a word of the register is heard once, from its best witness.
 */
export function wordEvidence(
  words: readonly FoundWord[],
  index: RegisterIndex,
  meet: (word: FoundWord) => readonly Meeting[],
): WordEvidence {
  const evidence: WordEvidence = new Map();
  for (const { word, weight } of distinctWords(words)) {
    for (const [at, { key, ...best }] of bestByResponsibility(word, weight, meet(word), index)) {
      const heard = evidence.get(at) ?? new Map<string, Evidence>();
      evidence.set(at, heard);
      if (best.weight > (heard.get(key)?.weight ?? 0)) heard.set(key, best);
    }
  }
  return evidence;
}

type Heard = Evidence & { key: string };

function bestByResponsibility(
  word: FoundWord,
  weight: number,
  meetings: readonly Meeting[],
  index: RegisterIndex,
): Map<number, Heard> {
  const best = new Map<number, Heard>();
  const compoundHolders = holdersOf(meetings.filter(({ way }) => way === 'compound'), index);
  for (const { key, way } of meetings) {
    const places = index.places.get(key) ?? [];
    const holders = way === 'compound' ? compoundHolders : holdersOf([{ key, way }], index);
    const factor = weight * wayWeight[way] * rarity(holders, index.responsibilities.length);
    for (const place of places) {
      const heard = evidenceOf(word, place, factor);
      if (heard.weight > (best.get(place.at)?.weight ?? 0)) best.set(place.at, { ...heard, key });
    }
  }
  return best;
}

function evidenceOf(word: FoundWord, place: Place, factor: number): Evidence {
  return {
    kind: place.field === 'keyword' ? 'keyword' : 'word',
    found: word.surface,
    matched: place.surface,
    where: word.where,
    weight: factor * fieldWeight[place.field] * place.lengthFactor,
  };
}

function holdersOf(meetings: readonly Meeting[], { places }: RegisterIndex): number {
  return new Set(meetings.flatMap(({ key }) => (places.get(key) ?? []).map(({ at }) => at))).size;
}

/** Each word once, where it weighs most; said again it weighs more, by BM25's saturation (k1 = 1.2): never more than 2.2 times. */
function distinctWords(words: readonly FoundWord[]): { word: FoundWord; weight: number }[] {
  const groups = new Map<string, { word: FoundWord; weight: number; count: number }>();
  let textWords = 0;
  for (const word of words) {
    const weight = placeWeight(word, textWords);
    if (word.where === 'text') textWords++;
    const key = word.keys.join(' ');
    const known = groups.get(key);
    if (known === undefined) groups.set(key, { word, weight, count: 1 });
    else groups.set(key, { ...(weight > known.weight ? { word, weight } : known), count: known.count + 1 });
  }
  return [...groups.values()].map(({ word, weight, count }) => ({ word, weight: (weight * count * 2.2) / (count + 1.2) }));
}

function placeWeight({ where }: FoundWord, textWordsBefore: number): number {
  if (where === 'subject') return subjectWeight;
  if (where === 'attachment') return attachmentWeight;
  return 1 / (1 + textWordsBefore / halfWayWords);
}
