import type { Match } from './candidates.ts';

/** Why it is not the one that came close, or why that makes no difference. */
export type RunnerUp = { responsibilityId: number; title: string } & (
  | { kind: 'not_here'; text: string }
  | { kind: 'little'; found: string[] }
  | { kind: 'same_person' }
);

/** Less than this share of the first one's evidence was never close. */
const close = 0.3;
const maxFound = 2;
/** Whoever came fourth needs no explanation. */
const maxPlace = 3;

/**
 * What spoke against the best of the others: first of all a boundary of its own that the mail meets, else
 * the few words that were all it had. Nothing when nobody came close.
 */
export function runnerUpOf([first, ...others]: readonly Match[]): RunnerUp | undefined {
  if (first === undefined) return undefined;
  const near = others.slice(0, maxPlace - 1);
  const bounded = near.flatMap((each) => notHereOf(each) ?? [])[0];
  if (bounded !== undefined) return bounded;
  const [second] = near;
  return second !== undefined && second.score >= close * first.score ? littleOf(second) : undefined;
}

function notHereOf({ responsibility, evidence }: Match): RunnerUp | undefined {
  const against = evidence.find(({ kind }) => kind === 'not_here');
  const { id: responsibilityId, title } = responsibility;
  return against && { responsibilityId, title, kind: 'not_here', text: against.matched };
}

function littleOf({ responsibility, evidence }: Match): RunnerUp | undefined {
  const words = evidence.filter(
    ({ kind, weight }) => weight > 0 && (kind === 'keyword' || kind === 'word'),
  );
  const found = [...new Set(words.map((each) => each.found))];
  if (found.length === 0 || found.length > maxFound) return undefined;
  return {
    responsibilityId: responsibility.id,
    title: responsibility.title,
    kind: 'little',
    found,
  };
}
