import { buildLexicon, type Lexicon } from './lexicon.ts';
import type { Responsibility } from './responsibility.ts';
import { foldedText, surfacesOf, type Word, wordsOf } from './words.ts';

/** The register prepared for questions: built once, never changed. */
export interface RegisterIndex {
  /** By id; their places are what the rest of the index refers to. */
  responsibilities: readonly Responsibility[];
  lexicon: Lexicon;
  /** Key of a word to where it stands. */
  places: ReadonlyMap<string, readonly Place[]>;
  /** First key of a phrase's first word to the phrases of several words. */
  phrases: ReadonlyMap<string, readonly Phrase[]>;
  excluded: ReadonlyMap<string, readonly Phrase[]>;
  boundaries: readonly Boundary[][];
  senders: ReadonlyMap<string, readonly SenderRule[]>;
  /** Sender patterns with a star; each has to be tried. */
  senderGlobs: readonly SenderRule[];
  mailboxes: ReadonlyMap<string, readonly number[]>;
}

export type Field = 'title' | 'area' | 'keyword' | 'description';

/** A word of a responsibility. */
export interface Place {
  at: number;
  field: Field;
  /** As it stands in the register. */
  surface: string;
  isCommon: boolean;
  /** BM25's correction for long entries: 1 for one of average length. */
  lengthFactor: number;
}

export interface Phrase {
  at: number;
  /** As it stands in the register. */
  text: string;
  words: readonly Word[];
  /** The whole wording, folded, when the phrase lives on its function words. */
  exact?: string;
}

/** A clause of what does not belong here. */
export interface Boundary {
  text: string;
  words: readonly Word[];
}

export interface SenderRule {
  at: number;
  pattern: string;
}

export function buildRegisterIndex(responsibilities: readonly Responsibility[]): RegisterIndex {
  const sorted = responsibilities.toSorted((a, b) => a.id - b.id);
  const boundaries = sorted.map(boundariesOf);
  const entries = sorted.flatMap(entriesOf);
  const boundaryWords = boundaries.flatMap((each) => each.flatMap(({ words }) => words));
  const senderRules = sorted.flatMap(({ senderPatterns }, at) =>
    senderPatterns.map((pattern) => ({ at, pattern })),
  );
  return {
    responsibilities: sorted,
    lexicon: buildLexicon([...entries.map(({ word }) => word), ...boundaryWords]),
    places: grouped(
      entries.flatMap(({ word, place }) => word.keys.map((key) => [key, place] as const)),
    ),
    phrases: grouped(
      sorted.flatMap(({ keywords }, at) => phrasesOf(keywords, at, hasSeveralWords)),
    ),
    excluded: grouped(
      sorted.flatMap(({ excludedPhrases }, at) => phrasesOf(excludedPhrases, at, () => true)),
    ),
    boundaries,
    senders: grouped(senderRules.filter(isExact).map((rule) => [rule.pattern, rule] as const)),
    senderGlobs: senderRules.filter((rule) => !isExact(rule)),
    mailboxes: grouped(
      sorted.flatMap(({ mailboxes }, at) => mailboxes.map((mailbox) => [mailbox, at] as const)),
    ),
  };
}

interface Entry {
  word: Word;
  place: Place;
}

/** A phrase of one word is a keyword; the words of a longer one count by themselves no more than a description does. */
function entriesOf(responsibility: Responsibility, at: number): Entry[] {
  const { title, area, description, keywords } = responsibility;
  const phrases = keywords.map((keyword) => phraseOf(keyword, at));
  const texts: [Field, Word[]][] = [
    ['title', wordsOf(title)],
    ['area', wordsOf(area)],
    ['description', wordsOf(description)],
    ['description', phrases.filter(hasSeveralWords).flatMap(({ words }) => words)],
  ];
  const single = phrases.filter((phrase) => !hasSeveralWords(phrase));
  return [
    ...single.flatMap(({ text, words }) =>
      words.map((word) => entry(word, at, 'keyword', text, 1)),
    ),
    ...texts.flatMap(([field, words]) => {
      const factor = lengthFactor(words.length, usualLength[field]);
      return words.map((word) => entry(word, at, field, word.surface, factor));
    }),
  ];
}

function entry(word: Word, at: number, field: Field, surface: string, factor: number): Entry {
  return { word, place: { at, field, surface, isCommon: word.isCommon, lengthFactor: factor } };
}

/** Words that say something in a usual entry. Fixed, so that one row's score does not move when another row is edited. */
const usualLength: Record<Field, number> = { title: 2, area: 2, keyword: 1, description: 15 };

/**
 * Okapi BM25's correction for length (Robertson & Zaragoza 2009, k1 = 1.2, b = 0.75) for a word that
 * stands once: a word says less about a long entry than about a short one. Between 0 and 1.6.
 */
function lengthFactor(length: number, usual: number): number {
  const k1 = 1.2;
  const b = 0.75;
  return (k1 + 1) / (1 + k1 * (1 - b + (b * length) / usual));
}

/** Only phrases accepted by `isWanted`; a phrase is one object under all keys of its first word. */
function phrasesOf(
  texts: readonly string[],
  at: number,
  isWanted: (phrase: Phrase) => boolean,
): [string, Phrase][] {
  return texts
    .map((text) => phraseOf(text, at))
    .filter(isWanted)
    .flatMap((phrase) =>
      (phrase.words[0]?.keys ?? []).map((key): [string, Phrase] => [key, phrase]),
    );
}

function phraseOf(text: string, at: number): Phrase {
  const words = wordsOf(text);
  const needsWording = words.length === 1 && surfacesOf(text).length > 1;
  return { at, text, words, ...(needsWording && { exact: foldedText(text) }) };
}

/** A keyword of one word is found like any other word. */
function hasSeveralWords({ words, exact }: Phrase): boolean {
  return words.length > 1 || exact !== undefined;
}

/**
 * `Ausgangsrechnungen an Kunden; Reisekosten` are two clauses; a relative clause belongs to what it
 * is about. What follows a colon says where it
 * belongs instead. A word the title or a keyword claims can't be what does not belong here:
 * "Rechnungen, die wir an Kunden stellen" is not against every invoice.
 */
function boundariesOf({ notHere, title, keywords }: Responsibility): Boundary[] {
  const own = new Set(wordsOf([title, ...keywords].join('\n')).flatMap(({ keys }) => keys));
  return notHere
    .split(clauseEnd)
    .map((clause) => clause.split(':', 1).join('').trim())
    .map((text) => ({
      text,
      words: wordsOf(text).filter(({ keys }) => !keys.some((key) => own.has(key))),
    }))
    .filter(({ words }) => words.some(({ isCommon }) => !isCommon));
}

const clauseEnd =
  /[\n.;]|,(?!\s*(?:die|der|das|dem|den|deren|welche|welcher|welches|wenn|falls|weil|wo|bei denen|that|which|who|if|where)\s)/i;

/** A domain may be written as the pattern `@domain`; both that and a whole address can be looked up. */
function isExact({ pattern }: SenderRule): boolean {
  return !pattern.includes('*');
}

function grouped<Value>(entries: readonly (readonly [string, Value])[]): Map<string, Value[]> {
  const groups = new Map<string, Value[]>();
  for (const [key, value] of entries) {
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [value]);
    else group.push(value);
  }
  return groups;
}
