import type { Decision, Ranked } from './decision.ts';
import { withEarlier } from './earlier-requests.ts';
import type { Features } from './features.ts';
import type { Memory } from './memory.ts';
import { type Band, isWorthMentioning } from './ranking.ts';

/** So many requests like this one that went to the same place are a habit. One may be chance. */
const habit = 3;
/** What comes later in the ranking is not shown to anybody. */
const mostExplained = 10;

/** What of a decision is shown, best first, and how sure it is. */
export interface Proposal {
  ranked: Ranked[];
  band: Band;
}

/**
 * Whatever the register's words speak for, and whatever earlier requests went to even where no word
 * of the register says so. In the first weeks, when probabilities mean little, three requests like this
 * one that all went to the first one make it likely; they never make anything clear.
 */
export function proposalOf(
  decision: Decision,
  { sender }: Pick<Features, 'sender'>,
  memory: Memory | undefined,
): Proposal {
  const { band, answering } = decision;
  const isWorth = (each: Ranked) => isWorthMentioning(each, answering);
  const ranked = explained(decision, sender, memory).filter(
    (each) => isWorth(each) || earlierRequestsOf(each) > 0,
  );
  const [first, ...others] = ranked;
  if (first === undefined || isWorth(first))
    return { ranked, band: band === 'unclear' && isHabit(first, others) ? 'likely' : band };
  return { ranked, band: isHabit(first, others) ? 'likely' : 'unclear' };
}

/** The ranking, its first ones with what earlier requests say for them. */
function explained(
  { ranking, signals }: Decision,
  sender: string,
  memory: Memory | undefined,
): Ranked[] {
  if (memory === undefined) return ranking;
  const told = withEarlier(ranking.slice(0, mostExplained), signals, sender, memory);
  return [...told, ...ranking.slice(mostExplained)];
}

function isHabit(first: Ranked | undefined, others: readonly Ranked[]): boolean {
  if (first === undefined || earlierRequestsOf(first) < habit) return false;
  return others.every((each) => earlierRequestsOf(each) * habit <= earlierRequestsOf(first));
}

function earlierRequestsOf({ evidence }: Ranked): number {
  const earlier = evidence.find(({ kind }) => kind === 'earlier_request');
  return Number(earlier?.matched ?? 0);
}
