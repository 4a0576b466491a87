/** What people see. handoff.md, "Two fields". */
export const handoffStates = [
  'offered',
  'accepted',
  'waiting',
  'done',
  'declined',
  'passed_on',
  'withdrawn',
  'expired',
] as const;
export type HandoffState = (typeof handoffStates)[number];

/** What happened to the mail. handoff.md, "Two fields". */
export const mailStates = [
  'none',
  'claimed',
  'drafted',
  'sending',
  'sent',
  'uncertain',
  'failed',
  'cancelled',
] as const;
export type MailState = (typeof mailStates)[number];

/** What a person can do with a hand-off today. */
export const handoffActions = ['accept', 'decline', 'done', 'reopen'] as const;
export type HandoffAction = (typeof handoffActions)[number];

/** What somebody is to one hand-off. */
export type Party = 'sender' | 'owner';

interface Rule {
  action: HandoffAction;
  from: HandoffState;
  to: HandoffState;
  by: Party;
  needs?: 'reason';
}

/** Who may do what in which state. The server, the buttons and the tests read this one table. */
export const transitions: readonly Rule[] = [
  { action: 'accept', from: 'offered', to: 'accepted', by: 'owner' },
  { action: 'decline', from: 'offered', to: 'declined', by: 'owner', needs: 'reason' },
  { action: 'done', from: 'offered', to: 'done', by: 'owner' },
  { action: 'done', from: 'accepted', to: 'done', by: 'owner' },
  { action: 'reopen', from: 'done', to: 'accepted', by: 'owner' },
];

/** Which mail state may follow which. `sending` is entered once; from there the outcome is known or `uncertain`. */
export const mailTransitions: Readonly<Record<MailState, readonly MailState[]>> = {
  none: [],
  claimed: ['drafted', 'failed', 'cancelled'],
  drafted: ['sending', 'failed', 'cancelled'],
  sending: ['sent', 'uncertain'],
  sent: [],
  uncertain: ['sent', 'sending', 'cancelled'],
  failed: [],
  cancelled: [],
};

/** A mail that is on its way out, or that a person still has to decide about. */
export function isUnfinished(mailState: MailState): boolean {
  return ['claimed', 'drafted', 'sending', 'uncertain'].includes(mailState);
}

/** The rule that allows `action`, or nothing when it is not this party's turn. */
export function findTransition(
  action: HandoffAction,
  state: HandoffState,
  parties: readonly Party[],
): Rule | undefined {
  return transitions.find(
    (rule) => rule.action === action && rule.from === state && parties.includes(rule.by),
  );
}

/** What these parties may do in this state, in the order of the table. A mail that failed or was cancelled offers nothing. */
export function allowedActions(
  state: HandoffState,
  mailState: MailState,
  parties: readonly Party[],
): HandoffAction[] {
  if (mailState === 'failed' || mailState === 'cancelled') return [];
  return transitions
    .filter((rule) => rule.from === state && parties.includes(rule.by))
    .map((rule) => rule.action);
}
