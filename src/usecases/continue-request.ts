import { unfiled } from '../core/filing.ts';
import { ProductError } from '../core/errors.ts';
import type { HandoffRecord } from '../core/handoff-record.ts';
import { isSameMove } from '../core/request-chain.ts';
import type { Choice } from './choose-recipient.ts';
import type { OrderDeps } from './hand-off-mail.ts';
import type { Stored } from './handoff-ports.ts';
import { ifForeign } from './if-closed.ts';
import { leaseFrom } from './lease.ts';
import { findInOwn, mayRead } from './mail-place.ts';
import { nothingSent } from './nothing-sent.ts';
import { partnerOf } from './partner-of.ts';
import { chainFrom, claimNext, isSameClick } from './request-chain.ts';
import { sendWhenDue, undoWindowMs } from './undo-window.ts';

/** What the next hand-off of a request has that the one before had not. */
export interface Continuation {
  handoffKey: string;
  choice: Choice;
  note: string;
  /** The mail that goes along; nothing when the step goes without one. */
  copy: Copy | undefined;
  more: Pick<HandoffRecord, 'hops' | 'process' | 'processKey'> & Partial<HandoffRecord>;
}

/** A mail that the caller can forward, and the address of the mailbox it lies in. */
export type Copy = Pick<HandoffRecord, 'mailbox' | 'messageId'>;

/**
 * The next hand-off of the same request: it takes the next claim, is linked to the one before, and can be undone.
 * Of two who go on from the same hand-off at once only one does; a repeat of the request is in nobody's way.
 */
export async function continueRequest(
  before: Stored,
  { handoffKey, choice, note, copy, more }: Continuation,
  deps: OrderDeps,
): Promise<HandoffRecord> {
  const { record } = before;
  const at = deps.now();
  const { settings } = await deps.currentRegister();
  const windowMs = undoWindowMs(settings);
  const withMail = copy !== undefined;
  const next: HandoffRecord = {
    ...itsRequest(record),
    handoffKey,
    // what was not kept before is not known any more; what was kept must not come into a confidential area
    subject: choice.confidential ? '' : record.subject,
    ...copy,
    area: choice.area,
    title: choice.title,
    ...(choice.responsibility && { responsibilityId: choice.responsibility.id }),
    handedOffBy: { oid: deps.caller.oid, name: deps.caller.name },
    handedOffAt: at.toISOString(),
    owner: { oid: choice.recipient.oid, name: choice.recipient.name },
    ...(choice.onBehalfOf && { onBehalfOf: choice.onBehalfOf }),
    ...partnerOf(choice.responsibility),
    note,
    state: 'offered',
    stateSince: at.toISOString(),
    acceptedAt: '',
    reason: '',
    duplicateOf: '',
    ...nothingSent,
    mailState: withMail ? 'claimed' : 'none',
    leaseUntil: withMail ? leaseFrom(deps.serverTime(), windowMs) : '',
    sendAfter: withMail ? new Date(at.getTime() + windowMs).toISOString() : '',
    announcedAt: '',
    remindedAt: '',
    escalatedAt: '',
    previous: record.handoffKey,
    // what the earlier hand-off files need not be filed again
    ...unfiled(choice.filing && !record.filing),
    ...more,
  };
  const chain = await chainFrom(before, deps.handoffs);
  const inTheWay = (now: readonly Stored[]) => now.find((each) => isSameMove(next, each.record));
  const stored = await claimNext(next, chain, inTheWay, deps.handoffs);
  if (isSameClick(stored, next)) return sendWhenDue(stored, deps);
  throw new ProductError('changed_meanwhile', 'this request was passed on at the same moment');
}

/** What stays the same from one hand-off of a request to the next. */
function itsRequest(before: HandoffRecord): HandoffRecord {
  const request = { ...before };
  delete request.onBehalfOf;
  delete request.mailAt;
  delete request.step;
  delete request.partner;
  delete request.ownSend;
  return request;
}

/** The owner's copy of the forwarded mail. Kept for oneself, still its sender's, or taken over: where it was handed off from, if they may read it there. */
export async function findOwnCopy(
  record: HandoffRecord,
  deps: OrderDeps,
): Promise<Copy | undefined> {
  const { caller } = deps;
  const handedOff = { mailbox: record.mailbox, messageId: record.messageId };
  const isSenders = record.handedOffBy.oid === caller.oid;
  if (record.mailState === 'none' || isSenders) return handedOff;
  const messageId = await findInOwn(record, deps);
  if (messageId !== undefined) return { mailbox: caller.mail, messageId };
  return (await mayRead(handedOff, deps).catch(ifForeign(false))) ? handedOff : undefined;
}
