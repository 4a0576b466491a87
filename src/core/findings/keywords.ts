import { excludedBy, wordingOf } from '../phrase-signal.ts';
import { featuresOfText } from '../features.ts';
import { phraseOf } from '../phrases.ts';
import type { Responsibility } from '../responsibility.ts';
import { wordsOf } from '../words.ts';
import { type Check, current, findingAt } from './facts.ts';
import type { RegisterFinding, Remedy } from './register-finding.ts';

/** Keywords that no mail can be found by, and words of every mail. */
export const checkKeywords: Check = (facts) =>
  current(facts).flatMap((row): RegisterFinding[] => [
    ...told(row, 'keyword_never', row.keywords.filter(saysNothing)),
    ...told(row, 'keyword_always', row.keywords.filter(isEverywhere)),
  ]);

/** Whether a keyword can tell one responsibility from another at all. */
export function tellsApart(keyword: string): boolean {
  return !saysNothing(keyword) && !isEverywhere(keyword);
}

/** Function words, single letters and bare numbers are never looked for. */
function saysNothing(keyword: string): boolean {
  return wordsOf(keyword).length === 0;
}

/** One word that belongs to every subject. */
function isEverywhere(keyword: string): boolean {
  const { words, exact } = phraseOf(keyword, 0, wordsOf);
  const [word] = words;
  return words.length === 1 && exact === undefined && word?.isCommon === true;
}

function told(
  row: Responsibility,
  kind: 'keyword_never' | 'keyword_always',
  words: string[],
): RegisterFinding[] {
  if (words.length === 0) return [];
  const remedy = withoutKeywords(row, words);
  return [findingAt(row, { kind, weight: 'note', column: 'Keywords', about: { words }, remedy })];
}

/** Takes keywords out; what is excluded stays. */
export function withoutKeywords(
  { id, keywords, excludedPhrases }: Responsibility,
  words: readonly string[],
): Remedy {
  const kept = keywords.filter((each) => !words.includes(each));
  const lines = [...kept, ...excludedPhrases.map((phrase) => `-${phrase}`)];
  return { does: 'remove_words', row: id, columns: { Keywords: lines.join('\n') } };
}

/** Rows whose own keywords are ruled out by a phrase they exclude: a mail with that keyword never comes here. */
export const checkExclusions: Check = (facts) => {
  const { index } = facts;
  return current(facts).flatMap((row): RegisterFinding[] => {
    if (row.excludedPhrases.length === 0) return [];
    const at = index.placeOf.get(row.id) ?? -1;
    const rulesOut = (text: string) => excludedBy(wordingOf(featuresOfText(text)), index).has(at);
    const words = row.keywords.filter(rulesOut);
    if (words.length === 0) return [];
    const guilty = row.excludedPhrases.filter((phrase) => words.some((each) => has(each, phrase)));
    const remedy = withoutExclusions(row, guilty);
    const column = 'Keywords';
    return [
      findingAt(row, {
        kind: 'excludes_itself',
        weight: 'soon',
        column,
        about: { words },
        remedy,
      }),
    ];
  });
};

/** Whether every word of the phrase stands in the text. */
function has(text: string, phrase: string): boolean {
  const keys = new Set(wordsOf(text).flatMap((word) => word.keys));
  return wordsOf(phrase).every((word) => word.keys.some((key) => keys.has(key)));
}

function withoutExclusions(
  { id, keywords, excludedPhrases }: Responsibility,
  guilty: readonly string[],
): Remedy {
  const kept = excludedPhrases.filter((each) => !guilty.includes(each));
  const lines = [...keywords, ...kept.map((phrase) => `-${phrase}`)];
  return { does: 'remove_words', row: id, columns: { Keywords: lines.join('\n') } };
}
