import type { Decision, Ranked } from './decision.ts';
import type { Person } from './person.ts';
import { type Band, bandOf, isWorthMentioning } from './ranking.ts';
import type { RunnerUp } from './runner-up.ts';
import type { Candidate } from './suggestion.ts';

/** A responsibility that is worth mentioning, and who would receive the mail for it today. */
export interface Received {
  ranked: Ranked;
  candidate: Candidate | undefined;
}

/**
 * How sure it is who should have the mail, where it is unclear for which of their responsibilities: nobody has to
 * decide between two that the same person has. It is never clear, because another one may be meant.
 */
export function bandOfPerson(
  [first, ...others]: readonly Received[],
  {
    accept,
    answering,
    ground,
    ranking,
  }: Pick<Decision, 'accept' | 'answering' | 'ground' | 'ranking'>,
): Band {
  if (first?.candidate === undefined) return 'unclear';
  const rest = others.filter((each) => !isSameWork(first, each));
  if (rest.length === others.length) return 'unclear';
  const isFirst = first.ranked.responsibility === ranking[0]?.responsibility;
  const sureness = isFirst && isWorthMentioning(first.ranked, answering) ? accept : 0;
  const band = bandOf(
    [first, ...rest].map(({ ranked }) => ranked),
    sureness,
    ground,
  );
  return band === 'clear' ? 'likely' : band;
}

/** The next best that the same person has, to be named beside the first. */
export function alsoTheirs([first, ...others]: readonly Received[]): RunnerUp | undefined {
  const other = first && others.find((each) => isSameWork(first, each))?.candidate;
  if (other === undefined) return undefined;
  const { responsibilityId, title } = other;
  return { kind: 'same_person', responsibilityId, title };
}

/**
 * The mail would go the same way for both, to be seen by the same people. A step stands in a run and in rules of four
 * eyes, so it has to be the right one.
 */
function isSameWork(one: Received, other: Received): boolean {
  const [a, b] = [one.ranked.responsibility, other.ranked.responsibility];
  const isSamePerson =
    one.candidate?.recipient.person.oid === other.candidate?.recipient.person.oid;
  const isStep = a.process !== undefined || b.process !== undefined;
  const isSeenAlike = a.area === b.area && idsOf(a.informed) === idsOf(b.informed);
  const isDoneAlike = !isStep && a.partner?.name === b.partner?.name;
  const isKeptAlike = a.filing === b.filing && a.confidential === b.confidential;
  return isSamePerson && isDoneAlike && isSeenAlike && isKeptAlike;
}

const idsOf = (people: readonly Person[]): string =>
  people
    .map(({ oid }) => oid)
    .toSorted()
    .join(' ');
