import type { Match } from './candidates.ts';

/**
 * Absolute evidence, in the units of `Match.score`. A keyword in the text or two rare words of a title
 * reach 3; below 1.2 there is no more than a word of a description, which chance brings too.
 */
export const enoughToMention = 1.2;
/** A rare word of a title, or two of a description. A register of few words may be sure of less, by chance. */
const enoughToBeClear = 1.8;
/** Without such words: one in ten, and twice what anybody has in a register where nothing speaks for anybody. */
const probableEnough = 0.1;
const timesChance = 2;

/** Of the sureness, even odds and one to four. They are held against what comes out, see docs/routing.md. */
const clearSureness = 0.5;
const likelySureness = 0.2;
/** Two that are as good as equal are a question, however far the others are behind. */
const asGoodAsEqual = 0.6;
/** A keyword. With nothing at all for anybody else no question is left to ask. */
const enoughAlone = 3;
/** Two whose keywords are there alike are a question too, until hand-offs have made it nearly certain. */
const alikeInWords = 0.9;
const nearlyCertain = 0.9;

export const bands = ['clear', 'likely', 'unclear'] as const;
export type Band = (typeof bands)[number];

type Placed = Pick<Match, 'score'> & { probability: number };

/** Whether more speaks for it than chance, in a register of `size` responsibilities. */
export function isWorthMentioning({ score, probability }: Placed, size: number): boolean {
  return score >= enoughToMention || probability >= Math.max(probableEnough, timesChance / size);
}

/**
 * How sure the first of those worth mentioning is, in words for people. Unclear where there is none. `ground` is what
 * speaks for it apart from likeness (`groundOf` in `decision.ts`): nobody is told to trust a single chance word.
 */
export function bandOf(mentioned: readonly Placed[], sureness: number, ground: number): Band {
  const [first, ...others] = mentioned;
  const [second] = others;
  if (first === undefined) return 'unclear';
  const isAlone = second === undefined && first.score >= enoughAlone;
  if (second !== undefined && second.probability > asGoodAsEqual * first.probability)
    return 'unclear';
  if (sureness < nearlyCertain && haveKeywordsAlike(first, others)) return 'unclear';
  if (ground < enoughToMention) return 'unclear';
  if (sureness >= clearSureness && ground >= enoughToBeClear) return 'clear';
  return sureness >= likelySureness || isAlone ? 'likely' : 'unclear';
}

/** Where another one has clearly more words than the first, the sureness knows that the signals disagree. */
function haveKeywordsAlike(first: Placed, others: readonly Placed[]): boolean {
  const most = Math.max(0, ...others.map(({ score }) => score));
  const [less, more] = [Math.min(first.score, most), Math.max(first.score, most)];
  return less >= enoughAlone && less >= alikeInWords * more;
}
