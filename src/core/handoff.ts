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

/** What a person can do with a hand-off. */
export const handoffActions = [
  'accept',
  'decline',
  'pass_on',
  'wait',
  'resume',
  'done',
  'reopen',
  'withdraw',
  'undo',
  'hold',
  'send_now',
  'confirm_sent',
  'send_again',
  'cancel',
] as const;
export type HandoffAction = (typeof handoffActions)[number];

/** What somebody is to one hand-off. */
export type Party = 'sender' | 'owner';

/** What an action must bring along. */
export type Need = 'reason' | 'target' | 'date';

export interface Transition {
  action: HandoffAction;
  by: Party;
  from: { state: HandoffState; mailState: readonly MailState[] };
  /** What changes; a field that is left out stays. */
  to: { state?: HandoffState; mailState?: MailState };
  needs?: Need;
  /** The request is free again: the next person may hand it off. */
  releasesClaim?: true;
}

/** The mail has left, or there is none: the other side can act. */
const arrived: readonly MailState[] = ['none', 'sent', 'uncertain'];

const byOwner = (
  action: HandoffAction,
  from: HandoffState,
  to: HandoffState,
  needs?: Need,
): Transition => ({
  action,
  by: 'owner',
  from: { state: from, mailState: arrived },
  to: { state: to },
  ...(needs && { needs }),
});

/** Who may do what in which state. The server, the buttons, the model check and the tests read this one table. */
export const transitions: readonly Transition[] = [
  byOwner('accept', 'offered', 'accepted'),
  byOwner('decline', 'offered', 'declined', 'reason'),
  byOwner('pass_on', 'offered', 'passed_on', 'target'),
  byOwner('pass_on', 'accepted', 'passed_on', 'target'),
  byOwner('done', 'offered', 'done'),
  byOwner('done', 'accepted', 'done'),
  byOwner('wait', 'accepted', 'waiting', 'date'),
  byOwner('resume', 'waiting', 'accepted'),
  byOwner('done', 'waiting', 'done'),
  byOwner('reopen', 'done', 'accepted'),
  {
    action: 'withdraw',
    by: 'sender',
    from: { state: 'offered', mailState: ['sent', 'uncertain'] },
    to: { state: 'withdrawn' },
    needs: 'reason',
    releasesClaim: true,
  },
  {
    action: 'undo',
    by: 'sender',
    from: { state: 'offered', mailState: ['claimed'] },
    to: { state: 'withdrawn', mailState: 'cancelled' },
    releasesClaim: true,
  },
  { action: 'hold', by: 'sender', from: { state: 'offered', mailState: ['claimed'] }, to: {} },
  { action: 'send_now', by: 'sender', from: { state: 'offered', mailState: ['claimed'] }, to: {} },
  {
    action: 'confirm_sent',
    by: 'sender',
    from: { state: 'offered', mailState: ['uncertain'] },
    to: { mailState: 'sent' },
  },
  {
    action: 'send_again',
    by: 'sender',
    from: { state: 'offered', mailState: ['uncertain'] },
    to: { mailState: 'sending' },
  },
  {
    action: 'cancel',
    by: 'sender',
    from: { state: 'offered', mailState: ['uncertain'] },
    to: { state: 'withdrawn', mailState: 'cancelled' },
    releasesClaim: true,
  },
];

/** Which mail state may follow which. `sending` is entered by one winner; from there the outcome is known or `uncertain`. */
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
  now: { state: HandoffState; mailState: MailState },
  parties: readonly Party[],
): Transition | undefined {
  return transitions.find((rule) => rule.action === action && applies(rule, now, parties));
}

/** What these parties may do now, in the order of the table. */
export function allowedActions(
  now: { state: HandoffState; mailState: MailState },
  parties: readonly Party[],
): HandoffAction[] {
  return transitions.filter((rule) => applies(rule, now, parties)).map(({ action }) => action);
}

function applies(
  { by, from }: Transition,
  { state, mailState }: { state: HandoffState; mailState: MailState },
  parties: readonly Party[],
): boolean {
  return parties.includes(by) && from.state === state && from.mailState.includes(mailState);
}
