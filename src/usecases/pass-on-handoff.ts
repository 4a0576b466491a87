import { unfiled } from '../core/filing.ts';
import { nextClaimKey, sentKeyOf } from '../core/claim-key.ts';
import { ProductError } from '../core/errors.ts';
import type { HandoffRecord } from '../core/handoff-record.ts';
import { chooseRecipient } from './choose-recipient.ts';
import type { OrderDeps } from './hand-off-mail.ts';
import { leaseFrom } from './lease.ts';
import { nothingSent } from './nothing-sent.ts';
import type { Stored } from './ports.ts';
import { sendWhenDue, undoWindowMs } from './undo-window.ts';

/** To whom a hand-off is passed on, and under which key. */
export interface Target {
  handoffKey: string;
  responsibilityId: number;
  recipientOid?: string | undefined;
}

/** A request that was passed on this often goes to the accountable owner instead of round in circles. */
const mostHops = 5;

/**
 * Passes a request on: a new hand-off, linked by `previous`, sent from the owner's own copy of the mail.
 * The old one becomes `passed_on` only when the new mail is about to leave (see drive-handoff.ts).
 */
export async function passOn(
  stored: Stored,
  target: Target | undefined,
  note: string,
  deps: OrderDeps,
): Promise<HandoffRecord> {
  if (target === undefined) throw new ProductError('invalid_request', 'passing on needs a target');
  const { record } = stored;
  const register = await deps.currentRegister();
  const choice = await chooseRecipient({ kind: 'forward', ...target }, register, deps);
  await assertNotInCircles(record, choice.recipient.oid, note, deps);
  const messageId = await findOwnCopy(record, deps);
  const at = deps.now();
  const windowMs = undoWindowMs(register.settings);
  const next: HandoffRecord = {
    ...record,
    handoffKey: target.handoffKey,
    claimKey: nextClaimKey(record.claimKey),
    mailbox: deps.caller.mail,
    messageId,
    area: choice.area,
    title: choice.title,
    responsibilityId: target.responsibilityId,
    handedOffBy: { oid: deps.caller.oid, name: deps.caller.name },
    handedOffAt: at.toISOString(),
    owner: { oid: choice.recipient.oid, name: choice.recipient.name },
    note,
    state: 'offered',
    stateSince: at.toISOString(),
    reason: '',
    mailState: 'claimed',
    ...nothingSent,
    leaseUntil: leaseFrom(deps.serverTime(), windowMs),
    sendAfter: new Date(at.getTime() + windowMs).toISOString(),
    remindedAt: '',
    escalatedAt: '',
    hops: record.hops + 1,
    previous: record.handoffKey,
    // What the earlier hand-off files need not be filed again.
    ...unfiled(choice.filing && !record.filing),
  };
  if (choice.onBehalfOf) next.onBehalfOf = choice.onBehalfOf;
  else delete next.onBehalfOf;
  const claimed = await deps.handoffs.claim(next);
  if (claimed.record.handoffKey !== target.handoffKey) {
    throw new ProductError('changed_meanwhile', 'this request was passed on at the same moment');
  }
  return sendWhenDue(claimed, deps);
}

async function assertNotInCircles(
  record: HandoffRecord,
  recipientOid: string,
  note: string,
  { handoffs }: OrderDeps,
): Promise<void> {
  if (record.hops >= mostHops) {
    throw new ProductError('passed_on_too_often', `passed on ${record.hops} times already`);
  }
  if (recipientOid === record.owner.oid) {
    throw new ProductError('not_allowed_now', 'the request is with this person already');
  }
  if (note === '' && (await hadItBefore(recipientOid, record.previous, handoffs))) {
    throw new ProductError('reason_needed', 'whoever had it before needs a word why it comes back');
  }
}

/** Whether this person owned one of the earlier hand-offs of the request. */
async function hadItBefore(
  oid: string,
  previous: string,
  handoffs: OrderDeps['handoffs'],
): Promise<boolean> {
  if (previous === '') return false;
  const earlier = (await handoffs.findByHandoffKey(previous))?.record;
  return earlier?.owner.oid === oid || hadItBefore(oid, earlier?.previous ?? '', handoffs);
}

/** The owner's copy of the forwarded mail; a request kept for oneself lies where it was handed off from. */
async function findOwnCopy(record: HandoffRecord, deps: OrderDeps): Promise<string> {
  if (record.mailState === 'none') return record.messageId;
  const isIt = (id: string) => sentKeyOf(id, deps.claimSecret) === record.sentKey;
  const own = await deps.mailbox.findReceived(new Date(record.handedOffAt), isIt);
  if (own !== undefined) return own;
  throw new ProductError('mail_not_found', 'the forwarded mail is not in the owner’s mailbox');
}
