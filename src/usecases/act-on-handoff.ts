import { ProductError } from '../core/errors.ts';
import { findTransition, type HandoffAction, type Transition } from '../core/handoff.ts';
import { actionsOn, type HandoffRecord } from '../core/handoff-record.ts';
import { findMailStep } from '../core/mail-protocol.ts';
import { rowFor } from '../core/register-index.ts';
import type { Day } from '../core/responsibility.ts';
import { partiesOf } from '../core/visibility.ts';
import { driveHandoff, takeStep } from './drive-handoff.ts';
import { fileLater } from './file-handoff.ts';
import type { OrderDeps } from './hand-off-mail.ts';
import { deleteDraft } from './mail-effects.ts';
import { placeOfMail } from './mail-place.ts';
import { markDuplicate } from './mark-duplicate.ts';
import { handOnStep, passOn, type Target } from './pass-on-handoff.ts';
import { type PartnerOrder, sendToPartner } from './send-to-partner.ts';
import { conditionsOf } from './process-runs.ts';
import { assertFourEyes } from './choose-recipient.ts';
import { findVisible } from './find-visible.ts';
import type { Stored } from './handoff-ports.ts';
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
  /** Of which hand-off this one is a duplicate. */
  original?: string | undefined;
  partner?: PartnerOrder | undefined;
}

/** Does what the transition table allows this caller now; everything else is `not_allowed_now`. */
export async function actOnHandoff(
  handoffKey: string,
  wish: Wish,
  deps: OrderDeps,
): Promise<HandoffRecord> {
  const { stored, viewer } = await findVisible(handoffKey, deps);
  const { record } = stored;
  const parties = partiesOf(record, viewer);
  const rule = findTransition(wish.action, record, parties);
  if (rule === undefined || !actionsOn(record, parties).includes(wish.action)) {
    const now = `${record.state}, mail ${record.mailState}`;
    throw new ProductError('not_allowed_now', `${wish.action} is not possible now (${now})`);
  }
  assertComplete(rule, wish);
  const after = await perform(stored, rule, wish, deps);
  if (rule.action === 'confirm_sent' || rule.action === 'send_again') fileLater(after, deps);
  return after;
}

function assertComplete({ action, needs }: Transition, wish: Wish): void {
  if (needs === undefined) return;
  const given = { ...wish, date: wish.until }[needs];
  if (given !== undefined && given !== '') return;
  const code = needs === 'reason' ? 'reason_needed' : 'invalid_request';
  throw new ProductError(code, `${action} needs a ${needs}`);
}

async function perform(
  stored: Stored,
  rule: Transition,
  wish: Wish,
  deps: OrderDeps,
): Promise<HandoffRecord> {
  switch (rule.action) {
    case 'pass_on':
      return passOn(stored, given(wish.target), wish.reason ?? '', deps);
    case 'next_step':
      return handOnStep(stored, given(wish.target), wish.reason ?? '', deps);
    case 'to_partner':
      return sendToPartner(stored, given(wish.partner), wish.reason ?? '', deps);
    case 'duplicate':
      return markDuplicate(stored, given(wish.original), rule, deps);
    case 'take_over':
      return takeOver(stored, rule, deps);
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

/** What the table asks for was checked before; this only tells the compiler so. */
function given<T>(value: T | undefined): T {
  if (value !== undefined) return value;
  throw new ProductError('invalid_request', 'something is missing');
}

/** Somebody who may steps into the owner's place, on the same row: one owner at every moment. */
async function takeOver(
  stored: Stored,
  { to }: Transition,
  deps: OrderDeps,
): Promise<HandoffRecord> {
  const { caller, handoffs, currentRegister, now } = deps;
  const { record } = stored;
  const register = await currentRegister();
  const responsibility = rowFor(record.responsibilityId, register.index);
  if (responsibility !== undefined) {
    const conditions = await conditionsOf(record.processKey, register, deps);
    assertFourEyes(responsibility, caller.oid, conditions);
  }
  const at = now().toISOString();
  const changed = await handoffs.change(stored, {
    ...to,
    stateSince: at,
    acceptedAt: at,
    owner: { oid: caller.oid, name: caller.name },
    onBehalfOf: record.onBehalfOf ?? record.owner,
    ...(await mailMoved(record, deps)),
  });
  return changed.record;
}

/** Whoever takes over has not got the mail by that; once it is back with whom it went to, nothing is to be said of it. */
async function mailMoved(
  record: HandoffRecord,
  deps: OrderDeps,
): Promise<Pick<HandoffRecord, 'mailAt'>> {
  const mailAt = await placeOfMail(record, deps);
  return mailAt.name === '' && record.mailAt === undefined ? {} : { mailAt };
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
  { to }: Transition,
  { reason, until }: Wish,
  { handoffs, now }: OrderDeps,
): Promise<HandoffRecord> {
  const at = now().toISOString();
  // whoever is done with what was offered has accepted it by that
  const isYes =
    stored.record.state === 'offered' && (to.state === 'accepted' || to.state === 'done');
  const changed = await handoffs.change(stored, {
    ...to,
    ...(to.state && { stateSince: at, reason: reason ?? '' }),
    ...(isYes && { acceptedAt: at }),
    ...(until !== undefined && { waitUntil: until }),
  });
  return changed.record;
}
