import type { Responsibility } from './responsibility.ts';
import type { Candidate, Evidence } from './suggestion.ts';
import { conceptsOf } from './vocabulary.ts';
import { concepts } from './vocabulary/concepts.ts';
import { wordsOf } from './words.ts';

/** What would decide between candidates that are equals. */
export interface Question {
  /** Two or three, best first. */
  choices: QuestionChoice[];
  /** Words of the mail that lead to different ones; none or at least two. */
  found: string[];
}

export interface QuestionChoice {
  responsibilityId: number;
  /** A keyword that none of the others has, or else the title: a word out of it may be no name for anything. */
  word: string;
  /** How both languages say it, when that is known for sure. */
  meaning?: { de: string; en: string };
}

/**
 * The words that separate candidates, from their own keywords and titles: what the mail says itself comes
 * first, then the order of the register. What a title says is named by the whole title. Nothing when there is only one.
 */
export function questionOf(
  candidates: readonly Candidate[],
  register: ReadonlyMap<number, Responsibility>,
): Question | undefined {
  const asked = candidates.flatMap((candidate) => {
    const responsibility = register.get(candidate.responsibilityId);
    return responsibility === undefined ? [] : [{ candidate, responsibility }];
  });
  if (asked.length < 2) return undefined;
  const choices = asked.map(({ candidate, responsibility }, at) => {
    const others = asked.filter((_, each) => each !== at).map((each) => each.responsibility);
    const word = separatingWord(responsibility, others, candidate.evidence);
    return { responsibilityId: responsibility.id, word, ...meaningOf(word) };
  });
  return { choices, found: foundWords(candidates) };
}

function separatingWord(
  own: Responsibility,
  others: readonly Responsibility[],
  evidence: readonly Evidence[],
): string {
  const theirs = new Set(others.flatMap(termsOf).flatMap(keysOf));
  const separating = termsOf(own).filter((term) => keysOf(term).some((key) => !theirs.has(key)));
  const said = evidence
    .filter(({ weight }) => weight > 0)
    .flatMap(({ matched }) => separating.find((term) => isSame(term, matched)) ?? []);
  const term = said[0] ?? separating[0];
  return own.keywords.find((each) => each === term) ?? own.title;
}

/** Keywords first: somebody chose them. Words of every subject name nothing. */
function termsOf({ keywords, title }: Responsibility): string[] {
  const words = wordsOf(title).filter(({ isCommon }) => !isCommon);
  return [...keywords, ...words.map(({ surface }) => surface)];
}

function keysOf(term: string): string[] {
  return wordsOf(term).flatMap(({ keys }) => keys);
}

function isSame(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}

function meaningOf(word: string): Pick<QuestionChoice, 'meaning'> {
  const [id, ...more] = conceptsOf(word);
  if (id === undefined || more.length > 0) return {};
  const { german: [de] = [], english: [en] = [] } = concepts.find((each) => each.id === id) ?? {};
  return de === undefined || en === undefined ? {} : { meaning: { de, en } };
}

/** The strongest word of the mail for each; a word that speaks for several separates nothing. */
function foundWords(candidates: readonly Candidate[]): string[] {
  const strongest = candidates.flatMap(({ evidence }) => {
    const words = evidence.filter(
      ({ kind, weight }) => weight > 0 && (kind === 'keyword' || kind === 'word'),
    );
    return words.slice(0, 1).map(({ found }) => found);
  });
  const distinct = strongest.filter(
    (word, at) => strongest.findIndex((each) => isSame(each, word)) === at,
  );
  return distinct.length < 2 ? [] : distinct;
}
