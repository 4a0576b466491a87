import type { Match } from './candidates.ts';

/**
 * Absolute evidence, in the units of `Match.score`. A keyword in the text or two rare words of a title
 * reach 3; below 1.2 there is no more than a word of a description, which chance brings too.
 */
const enoughForClear = 4;
const enoughForLikely = 2;
const enoughToMention = 1.2;
/** The runner-up may have at most this share of the first one's score. */
const clearAhead = 0.6;
const likelyAhead = 0.9;

export type Band = 'clear' | 'likely' | 'unclear';

/** Best first; on a tie the lower id. */
export function rank(matches: readonly Match[]): Match[] {
  return matches
    .filter(({ score }) => score >= enoughToMention)
    .toSorted((a, b) => b.score - a.score || a.responsibility.id - b.responsibility.id);
}

/** How sure the order is. An empty ranking is unclear. */
export function bandOf(ranked: readonly Match[]): Band {
  const [first, second] = ranked;
  if (first === undefined) return 'unclear';
  const ratio = (second?.score ?? 0) / first.score;
  if (first.score >= enoughForClear && ratio <= clearAhead) return 'clear';
  return first.score >= enoughForLikely && ratio <= likelyAhead ? 'likely' : 'unclear';
}
