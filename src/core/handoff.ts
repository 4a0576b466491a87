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
  'undelivered',
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
  'resume',
  'done',
  'wait',
  'to_partner',
  'duplicate',
  'reopen',
  'next_step',
  'take_over',
  'withdraw',
  'undo',
  'hold',
  'send_now',
  'change',
  'confirm_sent',
  'send_again',
  'cancel',
] as const;
export type HandoffAction = (typeof handoffActions)[number];

/**
 * What the worker does when nobody is there, with the app's own identity. It never reads mailboxes and never
 * sends a hand-off. `escalate`, `escalate_hops`, `remind` and `announce` change no state: they note that somebody
 * was told.
 */
export const workerActions = [
  'give_up',
  'wake',
  'expire',
  'escalate_hops',
  'escalate',
  'remind',
  'announce',
] as const;
export type WorkerAction = (typeof workerActions)[number];

/**
 * What somebody is to one hand-off. `deputy`: stands in for the owner today. `accountable`: owner of its
 * responsibility, whoever has the work. `lead`: of its area. `worker`: the server itself.
 */
export const parties = ['sender', 'owner', 'deputy', 'accountable', 'lead', 'worker'] as const;
export type Party = (typeof parties)[number];

/** What an action must bring along. */
export type Need = 'reason' | 'target' | 'date' | 'original' | 'partner';

/** The two fields of a row. */
export interface Moment {
  state: HandoffState;
  mailState: MailState;
}

export interface Transition {
  action: HandoffAction | WorkerAction;
  by: readonly Party[];
  from: { state: readonly HandoffState[]; mailState: readonly MailState[] };
  /** What changes; a field that is left out stays. */
  to: Partial<Moment>;
  needs?: Need;
  /** Nobody may be driving it on any more: its lease has run out. */
  afterLease?: true;
  /** A new hand-off of the same request begins, linked by `Previous`. */
  opens?: true;
}

/** The mail has left, may have, or there is none: the other side can act, on the desk even without the mail, and is looked after. */
const left: readonly MailState[] = ['none', 'sent', 'undelivered', 'uncertain'];

const byOwner = (
  action: HandoffAction,
  state: readonly HandoffState[],
  to: HandoffState,
  more: Pick<Transition, 'needs' | 'opens'> = {},
): Transition => ({
  action,
  by: ['owner'],
  from: { state, mailState: left },
  to: { state: to },
  ...more,
});

const bySender = (
  action: HandoffAction,
  mailState: readonly MailState[],
  to: Partial<Moment>,
  more: Pick<Transition, 'needs'> = {},
): Transition => ({
  action,
  by: ['sender'],
  // what goes to a partner was accepted inside before
  from: { state: ['offered', 'accepted'], mailState },
  to,
  ...more,
});

const byWorker = (
  action: WorkerAction,
  state: readonly HandoffState[],
  to: Partial<Moment>,
): Transition => ({
  action,
  by: ['worker'],
  from: { state, mailState: left },
  to,
});

/**
 * Who may do what in which state, with what, and what changes. The server, the buttons, the model check
 * and docs/handoff.md are made from this one table or checked against it. `mailSteps` is its other half.
 */
export const transitions: readonly Transition[] = [
  byOwner('accept', ['offered'], 'accepted'),
  byOwner('decline', ['offered'], 'declined', { needs: 'reason' }),
  byOwner('pass_on', ['offered', 'accepted'], 'passed_on', { needs: 'target', opens: true }),
  {
    // it never reached whoever was to have it, so it still is its sender's to give
    action: 'pass_on',
    by: ['sender'],
    from: { state: ['offered'], mailState: ['undelivered'] },
    to: { state: 'passed_on' },
    needs: 'target',
    opens: true,
  },
  byOwner('to_partner', ['accepted', 'waiting'], 'passed_on', { needs: 'partner', opens: true }),
  byOwner('duplicate', ['offered', 'accepted', 'waiting'], 'done', { needs: 'original' }),
  byOwner('next_step', ['done'], 'done', { needs: 'target', opens: true }),
  {
    action: 'take_over',
    by: ['deputy', 'accountable', 'lead'],
    from: { state: ['offered', 'accepted', 'waiting'], mailState: left },
    to: { state: 'accepted' },
  },
  byOwner('wait', ['accepted'], 'waiting', { needs: 'date' }),
  byOwner('resume', ['waiting'], 'accepted'),
  byOwner('done', ['offered', 'accepted', 'waiting'], 'done'),
  byOwner('reopen', ['done'], 'accepted'),
  {
    action: 'withdraw',
    by: ['sender'],
    from: { state: ['offered'], mailState: ['sent', 'undelivered', 'uncertain'] },
    to: { state: 'withdrawn' },
    needs: 'reason',
  },
  bySender('undo', ['claimed'], { state: 'withdrawn', mailState: 'cancelled' }),
  bySender('hold', ['claimed'], {}),
  bySender('send_now', ['claimed'], {}),
  bySender('change', ['claimed'], {}),
  {
    // whatever the other side has answered meanwhile, what became of the mail only its sender can say
    action: 'confirm_sent',
    by: ['sender'],
    from: { state: handoffStates, mailState: ['uncertain'] },
    to: { mailState: 'sent' },
  },
  bySender('send_again', ['uncertain'], { mailState: 'sending' }),
  bySender('cancel', ['uncertain'], { state: 'withdrawn', mailState: 'cancelled' }),
  {
    action: 'give_up',
    by: ['worker'],
    from: { state: ['offered'], mailState: ['claimed', 'drafted'] },
    to: { state: 'withdrawn', mailState: 'cancelled' },
    afterLease: true,
  },
  byWorker('wake', ['waiting'], { state: 'accepted' }),
  {
    // nobody has failed to answer a mail that may never have left
    action: 'expire',
    by: ['worker'],
    from: { state: ['offered'], mailState: left.filter((state) => state !== 'uncertain') },
    to: { state: 'expired' },
  },
  byWorker('escalate_hops', ['offered', 'accepted'], {}),
  byWorker('escalate', ['offered', 'accepted'], {}),
  byWorker('remind', ['offered', 'accepted'], {}),
  byWorker('announce', ['offered'], {}),
];

/** A request that was passed on this often goes to an accountable owner instead of round in circles. */
export const mostHops = 5;

/** Nothing comes of this hand-off any more, for good: the next person may hand the request off. */
export function isFree(state: HandoffState | undefined): boolean {
  return state === 'withdrawn';
}

/** A mail that is on its way out, or that a person still has to decide about. */
export function isUnfinished(mailState: MailState): boolean {
  return ['claimed', 'drafted', 'sending', 'uncertain'].includes(mailState);
}

/** The rule that allows `action`, or nothing when it is not this party's turn. */
export function findTransition(
  action: Transition['action'],
  now: Moment,
  parties: readonly Party[],
): Transition | undefined {
  return transitions.find((rule) => rule.action === action && applies(rule, now, parties));
}

/** What these parties may do now as people, in the order of the table. */
export function allowedActions(now: Moment, parties: readonly Party[]): HandoffAction[] {
  return handoffActions.filter((action) => findTransition(action, now, parties));
}

function applies({ by, from }: Transition, now: Moment, parties: readonly Party[]): boolean {
  return (
    by.some((party) => parties.includes(party)) &&
    from.state.includes(now.state) &&
    from.mailState.includes(now.mailState)
  );
}
