import type { Responsibility } from '../responsibility.ts';
import { foldedText } from '../words.ts';
import { asOthers, type Check, current, edit, findingAt } from './facts.ts';
import { tellsApart, withoutKeywords } from './keywords.ts';
import type { RegisterFinding } from './register-finding.ts';

/** Keywords and sender rules that two rows claim word for word: such a mail belongs to both. Told at the later row. */
export const checkSameWords: Check = (facts) => {
  const rows = current(facts);
  return [
    ...claimedTwice(rows, 'Keywords', ({ keywords }) => keywords.filter(tellsApart), foldedText),
    ...claimedTwice(rows, 'SenderPatterns', ({ senderPatterns }) => senderPatterns, String),
  ];
};

function claimedTwice(
  rows: readonly Responsibility[],
  column: 'Keywords' | 'SenderPatterns',
  linesOf: (row: Responsibility) => string[],
  fold: (line: string) => string,
): RegisterFinding[] {
  const first = new Map<string, Responsibility>();
  return rows.flatMap((row): RegisterFinding[] => {
    const claimed = linesOf(row).map((line) => ({ line, by: first.get(fold(line)) }));
    for (const line of linesOf(row)) if (!first.has(fold(line))) first.set(fold(line), row);
    const twice = claimed.filter(({ by }) => by !== undefined && by !== row);
    const words = twice.map(({ line }) => line);
    if (words.length === 0) return [];
    const others = asOthers([...new Set(twice.flatMap(({ by }) => by ?? []))]);
    const remedy = column === 'Keywords' ? withoutKeywords(row, words) : edit(row);
    const about = { words, others };
    return [findingAt(row, { kind: 'same_words', weight: 'soon', column, about, remedy })];
  });
}
