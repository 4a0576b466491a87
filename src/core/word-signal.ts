import type { FoundWord } from './features.ts';
import type { Meeting, Way } from './lexicon.ts';
import { rarity } from './rarity.ts';
import type { Field, Place, RegisterIndex } from './register-index.ts';
import type { Evidence } from './suggestion.ts';

/** A word somebody chose as a keyword says most; a title says more than running text. */
const fieldWeight: Record<Field, number> = { keyword: 3, title: 2, area: 1, description: 1 };
/** The less certain that it is the same word, the less it says. */
const wayWeight: Record<Way, number> = {
  same: 1,
  head: 0.8,
  typo: 0.6,
  modifier: 0.5,
  compound: 0.4,
};
/** A word of every subject, in the mail or in the register. */
const commonWeight = 0.3;
const subjectWeight = 1.5;
const attachmentWeight = 0.8;
/** After so many words that say something, a word of the text says half as much: the request stands at the beginning. */
const halfWayWords = 80;

/** Evidence by place of the responsibility in the index, then by key of the register's word. */
export type WordEvidence = Map<number, Map<string, Evidence>>;

/**
 * What the single words of a mail say. A keyword is as rare as it is among keywords: that others mention
 * the word takes nothing from the one who chose it. A word of the mail speaks once for a responsibility, through
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
  const compounds = meetings.filter(({ way }) => way === 'compound');
  const compoundHolders = countHolders(compounds.flatMap(({ key }) => index.places.get(key) ?? []));
  for (const { key, way } of meetings) {
    const places = index.places.get(key) ?? [];
    const mentions = way === 'compound' ? compoundHolders : countHolders(places);
    const chosen = countHolders(places.filter(({ field }) => field === 'keyword'));
    for (const place of places) {
      const holders = place.field === 'keyword' && way !== 'compound' ? chosen : mentions;
      const factor = weight * wayWeight[way] * rarity(holders, index.responsibilities.length);
      const heard = evidenceOf(word, place, factor);
      if (heard.weight > (best.get(place.at)?.weight ?? 0)) best.set(place.at, { ...heard, key });
    }
  }
  return best;
}

function evidenceOf(word: FoundWord, place: Place, factor: number): Evidence {
  const isCommon = place.isCommon || word.isCommon;
  return {
    kind: place.field === 'keyword' ? 'keyword' : 'word',
    found: word.surface,
    matched: place.surface,
    where: word.where,
    weight: factor * fieldWeight[place.field] * place.lengthFactor * (isCommon ? commonWeight : 1),
  };
}

function countHolders(places: readonly Place[]): number {
  return new Set(places.map(({ at }) => at)).size;
}

/**
 * Each word once, where it weighs most. Said again in the text it weighs more, by BM25's saturation with
 * k = 0.5, so that a word of the subject and one repeated all the time come to the same: 1.5.
 */
function distinctWords(words: readonly FoundWord[]): { word: FoundWord; weight: number }[] {
  const groups = new Map<
    string,
    { word: FoundWord; weight: number; repeated: number; count: number }
  >();
  let textWords = 0;
  for (const word of words) {
    const weight = placeWeight(word, textWords);
    if (word.where === 'text') textWords++;
    const key = word.keys.join(' ');
    const known = groups.get(key) ?? { word, weight, repeated: 0, count: 0 };
    const count = known.count + Number(word.where === 'text');
    const first = word.where === 'text' && known.repeated === 0 ? weight : known.repeated;
    groups.set(key, {
      ...(weight > known.weight ? { word, weight } : known),
      repeated: first,
      count,
    });
  }
  return [...groups.values()].map(({ word, weight, repeated, count }) => ({
    word,
    weight: Math.max(weight, (repeated * count * 1.5) / (count + 0.5)),
  }));
}

function placeWeight({ where }: FoundWord, textWordsBefore: number): number {
  if (where === 'subject') return subjectWeight;
  if (where === 'attachment') return attachmentWeight;
  return 1 / (1 + textWordsBefore / halfWayWords);
}
