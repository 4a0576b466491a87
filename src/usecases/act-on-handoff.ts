import { releasedClaimKey } from '../core/claim-key.ts';
import { ProductError } from '../core/errors.ts';
import { findTransition, type HandoffAction, type Transition } from '../core/handoff.ts';
import { type HandoffRecord, maySee, partiesOf } from '../core/handoff-record.ts';
import type { Day } from '../core/responsibility.ts';
import { mailboxNameOf, submit } from './drive-handoff.ts';
import type { OrderDeps } from './hand-off-mail.ts';
import { passOn, type Target } from './pass-on-handoff.ts';
import type { Caller, HandoffList, Stored } from './ports.ts';
import { sendWhenDue } from './undo-window.ts';

/** What a person wants to do with a hand-off, and what it takes. */
export interface Wish {
  action: HandoffAction;
  reason?: string | undefined;
  /** Until when it waits. */
  until?: Day | undefined;
  /** To whom it is passed on. */
  target?: Target | undefined;
}

/** The hand-off, if the caller may see it. What one may not see does not exist: both are `not_found`. */
export async function findVisible(
  handoffKey: string,
  { caller, handoffs }: { caller: Caller; handoffs: HandoffList },
): Promise<Stored> {
  const stored = await handoffs.findByHandoffKey(handoffKey);
  if (stored === undefined || !maySee(stored.record, caller.oid)) {
    throw new ProductError('not_found', 'no such hand-off for this caller');
  }
  return stored;
}

/** Does what the transition table allows this caller now; everything else is `not_allowed_now`. */
export async function actOnHandoff(
  handoffKey: string,
  wish: Wish,
  deps: OrderDeps,
): Promise<HandoffRecord> {
  const stored = await findVisible(handoffKey, deps);
  const { record } = stored;
  const rule = findTransition(wish.action, record, partiesOf(record, deps.caller.oid));
  if (rule === undefined) {
    const now = `${record.state}, mail ${record.mailState}`;
    throw new ProductError('not_allowed_now', `${wish.action} is not possible now (${now})`);
  }
  assertComplete(rule, wish);
  return perform(stored, rule, wish, deps);
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
    case 'send_now': {
      const sendAfter = deps.now().toISOString();
      return sendWhenDue(await deps.handoffs.change(stored, { sendAfter }), deps);
    }
    case 'send_again':
      return submit(stored, deps);
    case 'cancel':
      await deps.mailbox.deleteDraft(mailboxNameOf(stored.record, deps), stored.record.draftId);
      return change(stored, rule, wish, deps);
    default:
      return change(stored, rule, wish, deps);
  }
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
