import { type MailState, mailStates, transitions } from './handoff.ts';

/** What a step does outside the list, always with the sender's own token. */
export type Effect = 'make_draft' | 'send_draft_of_row' | 'look_for_evidence';

/** What comes of an effect. When nothing comes of it (no answer, no token), nothing is written and the lease runs out. */
export type Outcome =
  | 'made'
  | 'refused'
  | 'overtaken'
  | 'submitted'
  | 'unknown'
  | 'found'
  | 'still_there'
  | 'not_found';

/** One step of the mail of a hand-off. Everything written is a compare-and-swap. */
export interface MailStep {
  name: 'draft' | 'submit' | 'submit_again' | 'recover' | 'look_again' | 'watch';
  from: MailState;
  /** Nothing is sent while it can be undone. */
  when?: 'window_over';
  /** `driver`: any server that has the sender's token. `winner`: only who just wrote this state, nobody who finds it. `person`: only on the sender's word. */
  by: 'driver' | 'winner' | 'person';
  /** Written before the effect. Whoever loses this swap does nothing more: so only one ever sends. */
  enter?: MailState;
  effect: Effect;
  /** Written after the effect, by its outcome. An outcome that is left out writes nothing: the next step finds it. */
  after: Readonly<Partial<Record<Outcome, MailState>>>;
  /** What whoever loses the swap after the effect does with what they made. */
  onLost?: 'delete_own_draft';
}

/**
 * handoff.md, Protocol, as data: `drive-handoff.ts` carries it out, the model check tries all its
 * interleavings. Only the draft that stands in the row may ever be sent, and nothing is ever sent twice by itself.
 * One swap writes the draft and that it is being sent (docs/decisions/023).
 */
export const mailSteps: readonly MailStep[] = [
  {
    name: 'draft',
    from: 'claimed',
    when: 'window_over',
    by: 'driver',
    effect: 'make_draft',
    after: { made: 'sending', refused: 'failed', overtaken: 'cancelled' },
    onLost: 'delete_own_draft',
  },
  {
    name: 'submit',
    from: 'sending',
    by: 'winner',
    effect: 'send_draft_of_row',
    after: { submitted: 'sent' },
  },
  {
    name: 'recover',
    from: 'sending',
    by: 'driver',
    effect: 'look_for_evidence',
    after: { found: 'sent', not_found: 'uncertain' },
  },
  {
    name: 'look_again',
    from: 'uncertain',
    by: 'driver',
    effect: 'look_for_evidence',
    after: { found: 'sent', not_found: 'uncertain' },
  },
  {
    name: 'submit_again',
    from: 'uncertain',
    by: 'person',
    enter: 'sending',
    effect: 'send_draft_of_row',
    after: { submitted: 'sent' },
  },
];

/**
 * A mail that its sender sends from Outlook's own window is never submitted by Baton: it is only looked whether it has
 * left. While it still is a draft nothing is written.
 */
export const ownSendStep: MailStep = {
  name: 'watch',
  from: 'drafted',
  by: 'driver',
  effect: 'look_for_evidence',
  after: { found: 'sent', not_found: 'uncertain' },
};

/**
 * "Sent" means submitted. When Exchange tells the sender later that a mail did not arrive (a non-delivery report), its
 * row says so (`returned-mails.ts`). No row is driven here: reports are looked for whenever the sender is there.
 */
export const returned = { from: 'sent', to: 'undelivered' } as const satisfies {
  from: MailState;
  to: MailState;
};

/** What whoever drives a mail on does next; nothing when it has come to its end. */
export function nextMailStep(mailState: MailState, ownSend = false): MailStep | undefined {
  if (ownSend && mailState === ownSendStep.from) return ownSendStep;
  return mailSteps.find(({ from, by }) => from === mailState && by === 'driver');
}

/** What only whoever just wrote this state goes on with. */
export function stepOfWinner(mailState: MailState): MailStep | undefined {
  return mailSteps.find(({ from, by }) => from === mailState && by === 'winner');
}

/** The step of this name; each name stands in the table once. */
export function findMailStep(name: MailStep['name']): MailStep {
  const step = mailSteps.find((each) => each.name === name);
  if (step === undefined) throw new Error(`no step ${name}`);
  return step;
}

/** No mail will ever come of it: the hand-off is withdrawn and the request is free again. */
export function frees(mailState: MailState): boolean {
  return mailState === 'failed' || mailState === 'cancelled';
}

/** Which states may follow this one, by a step, by somebody's action, or by a report. */
export function mailStatesAfter(mailState: MailState): MailState[] {
  const steps = [...mailSteps, ownSendStep].filter(({ from }) => from === mailState);
  const byStep = steps.flatMap(({ enter, after }) =>
    enter === undefined ? Object.values(after) : [enter],
  );
  const byAction = transitions
    .filter(({ from, to }) => from.mailState.includes(mailState) && to.mailState !== undefined)
    .map(({ to }) => to.mailState);
  const byReport: MailState[] = mailState === returned.from ? [returned.to] : [];
  const after = [...byStep, ...byAction, ...byReport];
  return mailStates.filter((state) => after.includes(state));
}
