import { answerTo, declinedIn } from './declined-lines.ts';
import type { Correction } from './facts.ts';
import type { FindingAbout, FindingWeight, Remedy } from './register-finding.ts';

/** One is chance, two may be; three are a habit. */
const fewest = 3;

/** How a line is told that so many corrections speak for. */
export interface ToldLine {
  weight: FindingWeight;
  about: Pick<FindingAbout, 'count' | 'declined'>;
}

/**
 * Nothing while fewer than three speak for it. What the owner of `stored`, the row it would be added to, said no to is
 * only noted, until three corrections came since that no.
 */
export function toldLine(
  remedy: Remedy,
  corrections: readonly Correction[],
  stored: unknown,
): ToldLine | undefined {
  const count = corrections.length;
  if (count < fewest) return undefined;
  const answer = answerTo(remedy.columns, declinedIn(stored));
  if (answer === undefined) return { weight: 'soon', about: { count } };
  const { at, by } = answer;
  const since = corrections.filter((each) => each.at > at).length;
  if (since < fewest)
    return { weight: 'note', about: { count, declined: { at, by, stands: true } } };
  return { weight: 'soon', about: { count: since, declined: { at, by, stands: false } } };
}
