import type { Match } from './candidates.ts';
import type { Memory } from './memory.ts';

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

/** With so many hand-offs the probabilities have been held against what people did often enough to be believed. */
const enoughHistory = 50;
/** One in ten may be wrong where Baton says it knows; more often right than wrong where it says it thinks so. */
const clearProbability = 0.9;
const likelyProbability = 0.6;
const probableEnoughToMention = 0.1;

export const bands = ['clear', 'likely', 'unclear'] as const;
export type Band = (typeof bands)[number];

type Placed = Pick<Match, 'score'> & { probability: number };

/** Whether something speaks for it that is more than chance. */
export function isWorthMentioning({ score, probability }: Placed, memory?: Memory): boolean {
  return (
    score >= enoughToMention || (knowsBetter(memory) && probability >= probableEnoughToMention)
  );
}

/**
 * How sure the order is, best first. Without history a probability means little, so the register's
 * words alone have to be strong and ahead; later what was right so far decides. An empty ranking is unclear.
 */
export function bandOf(ranked: readonly Placed[], memory?: Memory): Band {
  const [first, ...others] = ranked;
  if (first === undefined) return 'unclear';
  if (knowsBetter(memory)) return bandOfProbability(first.probability);
  const runnerUp = Math.max(0, ...others.map(({ score }) => score));
  const ratio = runnerUp / first.score;
  if (first.score >= enoughForClear && ratio <= clearAhead) return 'clear';
  return first.score >= enoughForLikely && ratio <= likelyAhead ? 'likely' : 'unclear';
}

function bandOfProbability(probability: number): Band {
  if (probability >= clearProbability) return 'clear';
  return probability >= likelyProbability ? 'likely' : 'unclear';
}

function knowsBetter(memory: Memory | undefined): boolean {
  return memory !== undefined && memory.learned >= enoughHistory;
}
