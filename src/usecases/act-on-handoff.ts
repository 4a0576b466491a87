import { releasedClaimKey } from '../core/claim-key.ts';
import { ProductError } from '../core/errors.ts';
import { findTransition, type HandoffAction, type Transition } from '../core/handoff.ts';
import type { HandoffRecord } from '../core/handoff-record.ts';
import { findMailStep } from '../core/mail-protocol.ts';
import type { Day } from '../core/responsibility.ts';
import { partiesOf } from '../core/visibility.ts';
import { driveHandoff, takeStep } from './drive-handoff.ts';
import { fileLater } from './file-handoff.ts';
import type { OrderDeps } from './hand-off-mail.ts';
import { deleteDraft } from './mail-effects.ts';
import { passOn, type Target } from './pass-on-handoff.ts';
import { findVisible } from './find-visible.ts';
import type { Stored } from './ports.ts';
import { stillHolding } from './still-holding.ts';
import { sendWhenDue } from './undo-window.ts';

/** What a person wants to do with a hand-off, and what it takes. */
export interface Wish {
  action: HandoffAction;
  reason?: string | undefined;
  /** Until when it waits. */
  until?: Day | undefined;
  /** To whom it is passed on. */
  target?: Target | undefined;
  /** What a held hand-off is to say instead; a field that is left out stays, an empty day is none. */
  note?: string | undefined;
  due?: Day | undefined;
}

/** Does what the transition table allows this caller now; everything else is `not_allowed_now`. */
export async function actOnHandoff(
  handoffKey: string,
  wish: Wish,
  deps: OrderDeps,
): Promise<HandoffRecord> {
  const { stored, viewer } = await findVisible(handoffKey, deps);
  const { record } = stored;
  const rule = findTransition(wish.action, record, partiesOf(record, viewer));
  if (rule === undefined) {
    const now = `${record.state}, mail ${record.mailState}`;
    throw new ProductError('not_allowed_now', `${wish.action} is not possible now (${now})`);
  }
  assertComplete(rule, wish);
  const after = await perform(stored, rule, wish, deps);
  if (rule.action === 'confirm_sent' || rule.action === 'send_again') fileLater(after, deps);
  return after;
}

function assertComplete({ action, needs }: Transition, { reason, until, target }: Wish): void {
  if (needs === 'reason' && !reason)
    throw new ProductError('reason_needed', `${action} needs a reason`);
  if (needs === 'date' && !until)
    throw new ProductError('invalid_request', `${action} needs a date`);
  if (needs === 'target' && !target)
    throw new ProductError('invalid_request', `${action} needs a target`);
}

async function perform(
  stored: Stored,
  rule: Transition,
  wish: Wish,
  deps: OrderDeps,
): Promise<HandoffRecord> {
  switch (rule.action) {
    case 'pass_on':
      return passOn(stored, wish.target, wish.reason ?? '', deps);
    case 'hold':
      return (await deps.handoffs.change(stored, { sendAfter: '' })).record;
    case 'send_now':
      return sendNow(stored, deps);
    case 'change':
      return reword(stored, wish, deps);
    case 'send_again':
      return sendAgain(stored, deps);
    case 'cancel':
      return cancel(stored, rule, wish, deps);
    default:
      return change(stored, rule, wish, deps);
  }
}

/** The mail has not been written yet, so that note and day can still be others. */
async function reword(
  stored: Stored,
  { note, due }: Wish,
  { handoffs }: OrderDeps,
): Promise<HandoffRecord> {
  const changed = await handoffs.change(stored, {
    ...(note !== undefined && { note }),
    ...(due !== undefined && { due }),
  });
  return changed.record;
}

/** The same draft, on the word of a person. */
async function sendAgain(stored: Stored, deps: OrderDeps): Promise<HandoffRecord> {
  const { stored: after } = await takeStep(findMailStep('submit_again'), stored, deps);
  return after.record.mailState === 'sending' ? driveHandoff(after, deps) : after.record;
}

/** Nothing is cancelled that has left meanwhile, nor while it can't be looked whether it has. */
async function cancel(
  stored: Stored,
  rule: Transition,
  wish: Wish,
  deps: OrderDeps,
): Promise<HandoffRecord> {
  const { stored: seen } = await takeStep(findMailStep('look_again'), stored, deps);
  const { mailState, evidence, draftId } = seen.record;
  if (mailState !== 'uncertain') return seen.record;
  if (evidence === 'no_answer')
    throw new ProductError('microsoft_busy', 'the mailbox does not say whether the mail has left');
  await deleteDraft(seen.record, draftId, deps);
  return change(seen, rule, wish, deps);
}

async function sendNow(stored: Stored, deps: OrderDeps): Promise<HandoffRecord> {
  const sendAfter = deps.now().toISOString();
  const due = await stillHolding(await deps.handoffs.change(stored, { sendAfter }), deps);
  if (due === undefined) throw new ProductError('changed_meanwhile', 'somebody else has it');
  return sendWhenDue(due, deps);
}

async function change(
  stored: Stored,
  { to, releasesClaim }: Transition,
  { reason, until }: Wish,
  { handoffs, now }: OrderDeps,
): Promise<HandoffRecord> {
  const changed = await handoffs.change(stored, {
    ...to,
    ...(to.state && { stateSince: now().toISOString(), reason: reason ?? '' }),
    ...(until !== undefined && { waitUntil: until }),
    ...(releasesClaim && { claimKey: releasedClaimKey(stored.record.handoffKey) }),
  });
  return changed.record;
}
