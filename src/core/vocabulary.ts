import { accounts } from './vocabulary/accounts.ts';
import { legal } from './vocabulary/legal.ts';
import { logistics } from './vocabulary/logistics.ts';
import { office } from './vocabulary/office.ts';
import { personnel } from './vocabulary/personnel.ts';
import { purchasing } from './vocabulary/purchasing.ts';
import { quality } from './vocabulary/quality.ts';
import { sales } from './vocabulary/sales.ts';
import { systems } from './vocabulary/systems.ts';
import { type Word, wordsOf } from './words.ts';

/** One idea of office life and how both languages say it. Terms of several words are phrases. */
export interface Concept {
  /** Its first German term. */
  id: string;
  german: readonly string[];
  english: readonly string[];
}

/** Concepts found in a text, and which of its words say so. */
export interface Meaning {
  /** More than one only for a word with several meanings. */
  concepts: readonly string[];
  /** Index of the first word, and how many belong to it. */
  at: number;
  length: number;
}

/**
 * Office language in German and English, by field of work: our own words, written down from knowledge of
 * the trade. A line is a concept: German terms, `=`, English terms. Inflections follow from stemming.
 */
export const concepts: readonly Concept[] = [
  accounts,
  personnel,
  purchasing,
  sales,
  logistics,
  quality,
  systems,
  legal,
  office,
].flatMap(readConcepts);

function readConcepts(lines: string): Concept[] {
  return lines
    .trim()
    .split('\n')
    .map((line) => {
      const [german = [], english = []] = line.split(' = ').map((terms) => terms.split(', '));
      return { id: german[0] ?? '', german, english };
    });
}

/**
 * As it is written, then by stem: `Rente` is no rent, though both have the same stem. Words of every
 * subject count only as they are written: Montag shares its stem with Montage.
 */
const written = new Map<string, readonly string[]>();
const germanStems = new Map<string, readonly string[]>();
const englishStems = new Map<string, readonly string[]>();
let longestTerm = 1;

for (const { id, german, english } of concepts) {
  for (const term of german) enter(id, wordsOf(term), germanStems, germanStem);
  for (const term of english) enter(id, wordsOf(term), englishStems, englishStem);
}

function enter(
  id: string,
  words: readonly Word[],
  stems: Map<string, readonly string[]>,
  stemOf: (word: Word) => string,
) {
  put(written, joined(words, writtenForm), id);
  put(stems, joined(words, stemOf), id);
  longestTerm = Math.max(longestTerm, words.length);
}

function put(map: Map<string, readonly string[]>, key: string, id: string) {
  const known = map.get(key) ?? [];
  if (!known.includes(id)) map.set(key, [...known, id]);
}

/** Ids of the concepts a word or phrase of either language names, in any inflection; mostly none or one. */
export function conceptsOf(term: string): readonly string[] {
  return meaningOf(wordsOf(term));
}

/** The concepts a text names, in order. The longest phrase wins: in `delivery note` nothing speaks of a delivery. */
export function conceptsIn(words: readonly Word[]): Meaning[] {
  const found: Meaning[] = [];
  for (let at = 0; at < words.length; ) {
    const meaning = meaningAt(words, at);
    if (meaning !== undefined) found.push(meaning);
    at += meaning?.length ?? 1;
  }
  return found;
}

function meaningAt(words: readonly Word[], at: number): Meaning | undefined {
  for (let length = Math.min(longestTerm, words.length - at); length > 0; length--) {
    const named = meaningOf(words.slice(at, at + length));
    if (named.length > 0) return { concepts: named, at, length };
  }
  return undefined;
}

function meaningOf(words: readonly Word[]): readonly string[] {
  const exact = written.get(joined(words, writtenForm));
  if (exact !== undefined) return exact;
  if (words.every(({ isCommon }) => isCommon)) return [];
  const german = germanStems.get(joined(words, germanStem)) ?? [];
  const english = englishStems.get(joined(words, englishStem)) ?? [];
  return [...new Set([...german, ...english])];
}

function joined(words: readonly Word[], partOf: (word: Word) => string): string {
  return words.map(partOf).join(' ');
}

function writtenForm({ forms: [form = ''] }: Word): string {
  return form;
}

function germanStem({ keys: [key = ''] }: Word): string {
  return key;
}

function englishStem({ keys }: Word): string {
  return keys.at(-1) ?? '';
}
