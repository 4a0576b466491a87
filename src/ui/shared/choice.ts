import type { Candidate, Suggestion } from '../../core/suggestion.ts';
import type { DirectoryEntry } from '../../wire/directory.ts';
import type { HandoffView } from '../../wire/handoffs.ts';

/** The responsibility and the person a hand-off would go to, however they were found. */
export type Choice = Omit<Candidate, 'score' | 'answerHours'>;

/** What Baton itself would choose; nothing when it abstains. */
export function proposed(suggestion: Suggestion): Choice | undefined {
  return suggestion.kind === 'suggested' ? suggestion.best : undefined;
}

/**
 * At most two others whom Baton named, without the one that is chosen now. Beside a proposal nobody stands twice, nor
 * the person who looks (`me`, an Entra id), who takes it with a button of their own: each leads to somebody else. What
 * Baton would choose is always there, and so are the answers to its question.
 */
export function others(suggestion: Suggestion, chosen: Choice, me?: string): Choice[] {
  const rest = named(suggestion).filter((it) => !isSameChoice(it, chosen));
  const people = [chosen, ...rest].map(({ recipient }) => recipient.person.oid);
  const leadsOn = (at: number) => people[at] !== me && people.indexOf(people[at] ?? '') === at;
  return rest
    .filter(
      (it, at) => suggestion.kind !== 'suggested' || it === suggestion.best || leadsOn(at + 1),
    )
    .slice(0, 2);
}

function named(suggestion: Suggestion): Choice[] {
  if (suggestion.kind === 'suggested') return [suggestion.best, ...suggestion.alternatives];
  return suggestion.kind === 'unclear' ? suggestion.options : [];
}

/**
 * What else a mail asks for, once its first request is handed off; nothing for most mails. The person chooses where
 * several could be meant.
 */
export function secondRequest(suggestion: Suggestion, first: HandoffView): Choice[] {
  if (suggestion.kind !== 'unclear' || suggestion.reason !== 'two_requests') return [];
  if (first.repeats) return [];
  return suggestion.options.filter((it) => it.responsibilityId !== first.responsibilityId);
}

/** The one a hand-off went to, if Baton named them for this mail. */
export function namedAs(
  suggestion: Suggestion,
  { responsibilityId, owner }: HandoffView,
): Choice | undefined {
  return named(suggestion).find(
    (it) => it.responsibilityId === responsibilityId && it.recipient.person.oid === owner.oid,
  );
}

export function isSameChoice(one: Choice, other: Choice): boolean {
  return (
    one.responsibilityId === other.responsibilityId &&
    one.recipient.person.oid === other.recipient.person.oid
  );
}

/** A row of the register, chosen by hand; nothing when nobody of it is here today. */
export function chosenByHand({ responsibility, recipient }: DirectoryEntry): Choice | undefined {
  if (!recipient) return undefined;
  const { id, title, area, notHere, reviewedAt, process } = responsibility;
  return {
    responsibilityId: id,
    title,
    area,
    notHere,
    recipient,
    evidence: [],
    ...(reviewedAt && { reviewedAt }),
    ...(process && { process }),
  };
}

/**
 * The same where some people shall not get it (`without`, Entra ids), as whoever gives it away: for them the first of
 * the row's deputies stands in who is not known to be away; nothing where there is none.
 */
export function chosenWithout(
  entry: DirectoryEntry,
  without: readonly string[],
): Choice | undefined {
  const choice = chosenByHand(entry);
  if (!choice || !without.includes(choice.recipient.person.oid)) return choice;
  const { skipped } = choice.recipient;
  const roles = ['deputy', 'second_deputy'] as const;
  const at = entry.responsibility.deputies.findIndex(
    ({ oid }) => !without.includes(oid) && !skipped.some(({ person }) => person.oid === oid),
  );
  const [person, role] = [entry.responsibility.deputies[at], roles[at]];
  return person && role && { ...choice, recipient: { person, role, skipped } };
}
