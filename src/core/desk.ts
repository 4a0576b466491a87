import type { MailState } from './handoff.ts';
import type { HandoffOrder } from './handoff-question.ts';
import type { HandoffRecord } from './handoff-record.ts';
import { type Condition, type HandoffRule, holdsFor, type RuleField } from './handoff-rule.ts';

/** What lies on a desk, by what is asked of the person. `pending` and `given` were handed to others. */
export const deskSections = ['offered', 'mine', 'waiting', 'pending', 'given', 'done'] as const;
export type DeskSection = (typeof deskSections)[number];

/** Before the mail has left, a hand-off is the sender's alone: it may be taken back. */
const notThere: readonly MailState[] = ['claimed', 'drafted', 'sending', 'failed'];
const undecided: readonly MailState[] = ['claimed', 'drafted', 'sending', 'uncertain'];

const is = (field: RuleField, ...among: string[]): Condition => ({ field, among });
const isNot = (field: RuleField, ...among: string[]): Condition => ({ field, among, not: true });

/** What a section holds for this person, and how it is sorted unless they say otherwise: open work by due date, the rest newest first. */
export function deskSection(
  section: DeskSection,
  oid: string,
): { rule: HandoffRule; order: HandoffOrder; descending: boolean } {
  const with_ = (state: string): HandoffRule => [
    [is('owner', oid), is('state', state), isNot('mailState', ...notThere)],
  ];
  const from = (...conditions: Condition[]) => [
    is('sender', oid),
    isNot('owner', oid),
    ...conditions,
  ];
  // what came back asks its sender for a word, until somebody has it all the same
  const pending = [
    from(is('mailState', ...undecided)),
    from(is('mailState', 'undelivered'), is('state', 'offered')),
  ];
  const given = [
    from(isNot('mailState', ...undecided, 'undelivered', 'cancelled')),
    from(is('mailState', 'undelivered'), isNot('state', 'offered')),
  ];
  const byDue = { order: 'due', descending: false } as const;
  const newest = { order: 'since', descending: true } as const;
  const sections = {
    offered: { rule: with_('offered'), ...byDue },
    mine: { rule: with_('accepted'), ...byDue },
    waiting: { rule: with_('waiting'), ...byDue },
    pending: { rule: pending, ...newest },
    given: { rule: given, ...newest },
    done: { rule: with_('done'), ...newest },
  } as const satisfies Record<DeskSection, object>;
  return sections[section];
}

/** Where a hand-off lies on this person's desk, if it does. */
export function sectionOf(
  {
    owner,
    handedOffBy,
    state,
    mailState,
  }: Pick<HandoffRecord, 'owner' | 'handedOffBy' | 'state' | 'mailState'>,
  oid: string,
): DeskSection | undefined {
  const values = { owner: owner.oid, sender: handedOffBy.oid, state, mailState };
  return deskSections.find((section) => holdsFor(deskSection(section, oid).rule, values));
}
