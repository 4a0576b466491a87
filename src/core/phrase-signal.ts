import type { Features, FoundWord } from './features.ts';
import { rarity } from './rarity.ts';
import type { Phrase } from './phrases.ts';
import type { RegisterIndex } from './register-index.ts';
import type { Evidence } from './suggestion.ts';
import type { Word } from './words.ts';

/** More than a single keyword: that several words stand together is seldom chance. */
const phraseWeight = 4;
const subjectWeight = 1.5;
/** Words that may stand between those of a phrase: "Mahnung der Telekom" is "Telekom Mahnung". */
const slack = 2;

/** A mail prepared for looking up phrases. */
export interface Wording {
  positions: Positions;
  texts: Features['texts'];
}

export function wordingOf({ words, texts }: Pick<Features, 'words' | 'texts'>): Wording {
  return { positions: positionsOf(words), texts };
}

/** Where each key stands in the mail. */
type Positions = ReadonlyMap<string, readonly FoundWord[]>;

function positionsOf(words: readonly FoundWord[]): Positions {
  const positions = new Map<string, FoundWord[]>();
  for (const word of words) {
    for (const key of word.keys) {
      const known = positions.get(key);
      if (known === undefined) positions.set(key, [word]);
      else known.push(word);
    }
  }
  return positions;
}

/** The keyword phrases of several words that stand in the mail, by place of the responsibility in the index. */
export function phraseEvidence(wording: Wording, index: RegisterIndex): [number, Evidence][] {
  return foundPhrases(wording, index.phrases).map(([{ at, text, words }, found]) => {
    const [first] = found;
    const factor = first?.where === 'subject' ? subjectWeight : 1;
    const evidence: Evidence = {
      kind: 'keyword',
      found: found.map(({ surface }) => surface).join(' '),
      matched: text,
      where: first?.where ?? 'text',
      weight: phraseWeight * factor * Math.max(...words.map((word) => rarityOf(word, index))),
    };
    return [at, evidence];
  });
}

/** Places of the responsibilities that a phrase in the mail rules out. */
export function excludedBy(wording: Wording, index: RegisterIndex): Set<number> {
  return new Set(exclusionsIn(wording, index).map(({ at }) => at));
}

/** The excluded phrases that stand in the mail. */
export function exclusionsIn(wording: Wording, index: RegisterIndex): Phrase[] {
  return foundPhrases(wording, index.excluded).map(([phrase]) => phrase);
}

function foundPhrases(
  wording: Wording,
  phrases: ReadonlyMap<string, readonly Phrase[]>,
): [Phrase, FoundWord[]][] {
  const found = new Map<Phrase, FoundWord[]>();
  for (const key of wording.positions.keys()) {
    for (const phrase of phrases.get(key) ?? []) {
      const words = found.has(phrase) ? undefined : wordsFor(phrase, wording);
      if (words !== undefined) found.set(phrase, words);
    }
  }
  return [...found];
}

/** "Ihre Rechnung an uns" has one word that says something; only the whole wording means what it says. */
function wordsFor(phrase: Phrase, { positions, texts }: Wording): FoundWord[] | undefined {
  const { exact } = phrase;
  if (exact !== undefined && !texts.some(({ folded }) => folded.includes(exact))) return undefined;
  return standsTogether(phrase, positions);
}

/** The phrase's words in the order of the mail if they stand close together somewhere, in any order. */
function standsTogether(
  { words: [first, ...others] }: Phrase,
  positions: Positions,
): FoundWord[] | undefined {
  if (first === undefined || !others.every((word) => occurs(word, positions))) return undefined;
  const reach = others.length + slack;
  for (const anchor of occurrencesOf(first, positions)) {
    const near = others.map((word) =>
      occurrencesOf(word, positions).find((each) => isNear(each, anchor, reach)),
    );
    const found = [anchor, ...near.filter((each) => each !== undefined)];
    if (found.length > others.length) return found.toSorted((a, b) => a.position - b.position);
  }
  return undefined;
}

/** Most phrases share no more than a word with the mail, so this is asked before anything is counted. */
function occurs({ keys }: Word, positions: Positions): boolean {
  return keys.some((key) => positions.has(key));
}

/** Enough to find a phrase; a mail that repeats one word a thousand times must not cost a million steps. */
const maxOccurrences = 20;

function occurrencesOf({ keys }: Word, positions: Positions): readonly FoundWord[] {
  return keys.flatMap((key) => positions.get(key) ?? []).slice(0, maxOccurrences);
}

function isNear(a: FoundWord, b: FoundWord, reach: number): boolean {
  return a !== b && Math.abs(a.position - b.position) <= reach;
}

function rarityOf({ keys }: Word, { holdings, responsibilities }: RegisterIndex): number {
  const holders = keys.map((key) => holdings.get(key)?.holders ?? 0);
  return rarity(Math.max(...holders), responsibilities.length);
}
