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

/** Evidence by place of the responsibility in the index, then by key of the register's word. */
export type WordEvidence = Map<number, Map<string, Evidence>>;

interface Heard {
  word: FoundWord;
  key: string;
  place: Place;
  weight: number;
}

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
  for (const { word, weight } of distinctWords(words).slice(0, maxWords)) {
    for (const heard of heardFrom(word, weight, meet(word), index)) {
      const known = evidence.get(heard.place.at) ?? new Map<string, Evidence>();
      evidence.set(heard.place.at, known);
      if (heard.weight > (known.get(heard.key)?.weight ?? 0))
        known.set(heard.key, evidenceOf(heard));
    }
  }
  return evidence;
}

/**
 * The best each responsibility hears from one word. A keyword is as rare as it is among keywords: that
 * others mention the word takes nothing from the one who chose it.
 */
function heardFrom(
  word: FoundWord,
  weight: number,
  meetings: readonly Meeting[],
  { holdings, responsibilities }: RegisterIndex,
): Iterable<Heard> {
  const best = new Map<number, Heard>();
  const inCompounds = holdersOfCompounds(meetings, holdings);
  for (const { key, way } of meetings) {
    const { places, holders, choosers } = holdings.get(key) ?? {
      places: [],
      holders: 0,
      choosers: 0,
    };
    const base = weight * wayWeight[way];
    const mentioned =
      base * rarity(way === 'compound' ? inCompounds : holders, responsibilities.length);
    const chosen =
      way === 'compound' ? mentioned : base * rarity(choosers, responsibilities.length);
    for (const place of places) {
      const common = word.isCommon && !place.isCommon ? commonWeight : 1;
      const said = (place.isKeyword ? chosen : mentioned) * place.weight * common;
      if (said > (best.get(place.at)?.weight ?? 0))
        best.set(place.at, { word, key, place, weight: said });
    }
  }
  return best.values();
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

function evidenceOf({ word, place, weight }: Heard): Evidence {
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
