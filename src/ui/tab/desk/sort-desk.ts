import { isUnfinished, type MailState } from '../../../core/handoff.ts';
import type { HandoffView } from '../../../wire/api.ts';

/** What lies on a desk, by what is asked of the person. */
export interface Desk {
  offered: HandoffView[];
  mine: HandoffView[];
  waiting: HandoffView[];
  done: HandoffView[];
  /** Passed on to others; what is not sent yet, or not for sure, comes first. */
  given: HandoffView[];
}

/** How many finished and passed-on ones are worth remembering on a desk. The log has them all. */
const REMEMBERED = 8;

/** Sorts what involves a person: open work by due date, then the oldest first; the rest newest first. */
export function sortDesk(handoffs: readonly HandoffView[], myOid: string): Desk {
  const own = handoffs.filter(
    ({ owner, mailState }) => owner.oid === myOid && !isLeaving(mailState),
  );
  const inState = (...states: HandoffView['state'][]) =>
    own.filter(({ state }) => states.includes(state));
  const given = handoffs
    .filter(({ owner, handedOffBy }) => owner.oid !== myOid && handedOffBy.oid === myOid)
    .filter(({ mailState }) => mailState !== 'cancelled')
    .toSorted(newestFirst);
  const unfinished = given.filter(({ mailState }) => isUnfinished(mailState));
  const settled = given.filter(({ mailState }) => !isUnfinished(mailState));
  return {
    offered: inState('offered').toSorted(byDue),
    mine: inState('accepted').toSorted(byDue),
    waiting: inState('waiting').toSorted(byDue),
    done: inState('done').toSorted(newestFirst).slice(0, REMEMBERED),
    given: [...unfinished, ...settled.slice(0, REMEMBERED)],
  };
}

/** Before the mail has left, a hand-off is the sender's alone: it may be taken back. */
function isLeaving(mailState: MailState): boolean {
  return isUnfinished(mailState) && mailState !== 'uncertain';
}

/** No due date comes last; a tie goes to the one that waits longer, then to the key. */
function byDue(one: HandoffView, other: HandoffView): number {
  return compare(
    [one.due ?? '9999', one.receivedAt, one.handoffKey],
    [other.due ?? '9999', other.receivedAt, other.handoffKey],
  );
}

function newestFirst(one: HandoffView, other: HandoffView): number {
  return compare([other.stateSince, other.handoffKey], [one.stateSince, one.handoffKey]);
}

function compare(one: string[], other: string[]): number {
  const at = one.findIndex((value, index) => value !== other[index]);
  if (at < 0) return 0;
  return (one[at] ?? '') < (other[at] ?? '') ? -1 : 1;
}
