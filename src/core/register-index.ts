import { type Boundary, boundariesOf, type WeighedBoundary, weighed } from './boundaries.ts';
import { type FieldIndex, fieldIndex } from './fields-of-work.ts';
import { buildLexicon, type Lexicon } from './lexicon.ts';
import { byRarestKey, hasSeveralWords, type Phrase, phraseOf } from './phrases.ts';
import { meantBy } from './meanings.ts';
import { entriesOf, type Holding, holdingsOf } from './places.ts';
import type { Responsibility } from './responsibility.ts';
import type { HashKey } from './keyed-hash.ts';
import { type KnownSenders, knownSenders } from './sender-pretence.ts';
import { openKey } from './signals.ts';
import { buildTextIndex, type TextIndex } from './text-index.ts';
import { type WordReader, wordReader } from './words.ts';

/** The register prepared for questions: built once, never changed. Numbers are places in `responsibilities`. */
export interface RegisterIndex {
  /** By id. */
  responsibilities: readonly Responsibility[];
  /** Where each id stands; of a row that has ended, where the one that answers in its place stands. */
  placeOf: ReadonlyMap<number, number>;
  lexicon: Lexicon;
  texts: TextIndex;
  fields: FieldIndex;
  /** By key of a word or of what it means. */
  holdings: ReadonlyMap<string, Holding>;
  /** Phrases of several words, by the keys of their rarest word. */
  phrases: ReadonlyMap<string, readonly Phrase[]>;
  excluded: ReadonlyMap<string, readonly Phrase[]>;
  boundaries: readonly (readonly WeighedBoundary[])[];
  /** Patterns without a star. */
  senders: ReadonlyMap<string, readonly SenderRule[]>;
  /** Patterns with a star; each has to be tried. */
  senderGlobs: readonly SenderRule[];
  mailboxes: ReadonlyMap<string, readonly number[]>;
  /** Everybody a responsibility can be found by, the owner first. */
  names: readonly (readonly Name[])[];
  /** Whom a sender could pretend to be. */
  known: KnownSenders;
}

export interface SenderRule {
  at: number;
  pattern: string;
}

export interface Name {
  text: string;
  /** Folded first names and family names. */
  forms: readonly string[];
  isOwner: boolean;
}

/**
 * `key` is the tenant's where hand-offs are learned (`signalKeyOf`): what was learned and the register must meet. Rows
 * that others answer in the place of (`successorsOf`) are none of their own.
 */
export function buildRegisterIndex(
  responsibilities: readonly Responsibility[],
  key: HashKey = openKey,
  successors: ReadonlyMap<number, number> = new Map(),
): RegisterIndex {
  const sorted = responsibilities
    .filter(({ id }) => !successors.has(id))
    .toSorted((a, b) => a.id - b.id);
  const read = wordReader();
  const entries = sorted.flatMap((each, at) => entriesOf(each, at, read));
  const meant = sorted.flatMap((each, at) => meantBy(each, at, read));
  const holdings = holdingsOf([...entries, ...meant]);
  const boundaries = sorted.map((each) => boundariesOf(each, read));
  const words = [...entries.map(({ word }) => word), ...boundaries.flatMap(wordsIn)];
  return {
    responsibilities: sorted,
    placeOf: placesOf(sorted, successors),
    lexicon: buildLexicon(words),
    holdings,
    texts: buildTextIndex(sorted, key),
    fields: fieldIndex(sorted, read),
    boundaries: boundaries.map((each) => each.map((one) => weighed(one, holdings, sorted.length))),
    ...phraseIndex(sorted, read, (key) => holdings.get(key)?.holders ?? 0),
    ...senderIndex(sorted),
    mailboxes: grouped(sorted.flatMap(({ mailboxes }, at) => mailboxes.map((each) => [each, at]))),
    names: sorted.map((each) => namesOf(each, read)),
    known: knownSenders(sorted),
  };
}

function placesOf(
  sorted: readonly Responsibility[],
  successors: ReadonlyMap<number, number>,
): Map<number, number> {
  const places = new Map(sorted.map(({ id }, at) => [id, at]));
  for (const [ended, successor] of successors) {
    const place = places.get(successor);
    if (place !== undefined) places.set(ended, place);
  }
  return places;
}

/** The row that answers for what a row of this id answers for, or did. */
export function rowFor(
  id: number | undefined,
  { placeOf, responsibilities }: Pick<RegisterIndex, 'placeOf' | 'responsibilities'>,
): Responsibility | undefined {
  const place = id === undefined ? undefined : placeOf.get(id);
  return place === undefined ? undefined : responsibilities[place];
}

function wordsIn(boundaries: readonly Boundary[]) {
  return boundaries.flatMap(({ words }) => words);
}

function phraseIndex(
  sorted: readonly Responsibility[],
  read: WordReader,
  holdersOf: (key: string) => number,
) {
  const byKey = (phrase: Phrase) => byRarestKey(phrase, holdersOf);
  const phrases = sorted.flatMap(({ keywords }, at) =>
    keywords.map((text) => phraseOf(text, at, read)),
  );
  const excluded = sorted.flatMap(({ excludedPhrases }, at) =>
    excludedPhrases.map((text) => phraseOf(text, at, read)),
  );
  return {
    phrases: grouped(phrases.filter(hasSeveralWords).flatMap(byKey)),
    excluded: grouped(excluded.flatMap(byKey)),
  };
}

function senderIndex(sorted: readonly Responsibility[]) {
  const rules = sorted.flatMap(({ senderPatterns }, at) =>
    senderPatterns.map((pattern) => ({ at, pattern })),
  );
  return {
    senders: grouped(rules.filter((rule) => !isGlob(rule)).map((rule) => [rule.pattern, rule])),
    senderGlobs: rules.filter(isGlob),
  };
}

function isGlob({ pattern }: SenderRule): boolean {
  return pattern.includes('*');
}

function namesOf({ owner, deputies, team, partner }: Responsibility, read: WordReader): Name[] {
  const name = (text: string, isOwner: boolean): Name => ({
    text,
    forms: read(text).flatMap(({ forms }) => forms),
    isOwner,
  });
  return [
    name(owner.name, true),
    ...(partner === undefined ? [] : [name(partner.name, true)]),
    ...[...deputies, ...team].map((person) => name(person.name, false)),
  ];
}

function grouped<Value>(entries: readonly [string, Value][]): Map<string, Value[]> {
  const groups = new Map<string, Value[]>();
  for (const [key, value] of entries) {
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [value]);
    else group.push(value);
  }
  return groups;
}
