import { sentKeyOf } from '../core/claim-key.ts';
import { ProductError } from '../core/errors.ts';
import type { HandoffRecord } from '../core/handoff-record.ts';
import type { Day } from '../core/responsibility.ts';
import { findOriginal, lookElsewhere, type PlacedMail } from './find-original.ts';
import {
  claimBehind,
  type HandoffOrder,
  type HandoffResult,
  type NewOrderDeps,
  type OrderDeps,
  prepareHandoff,
} from './hand-off-mail.ts';
import type { Stored } from './handoff-ports.ts';
import { ifForeign } from './if-closed.ts';
import type { MailRef, ReceivedMail, WrittenDraft } from './mail-ports.ts';
import { isSameClick } from './request-chain.ts';

/** A mail that is being written in Outlook becomes a hand-off; whoever writes it sends it themselves. */
export interface OwnSendOrder {
  handoffKey: string;
  /** The saved draft. */
  draft: MailRef;
  /** Internet message id of the mail it forwards or answers; absent for a mail that begins something. */
  original?: string | undefined;
  responsibilityId: number;
  recipientOid?: string | undefined;
  note?: string | undefined;
  due?: Day | undefined;
  again?: boolean | undefined;
}

/**
 * Claims the row (handoff.md, Own send): the draft stands in it from the beginning, and Baton never submits it.
 * Whether it has left is looked for whenever somebody asks. May be repeated with the same key without harm.
 */
export async function claimOwnSend(
  order: OwnSendOrder,
  deps: NewOrderDeps,
): Promise<HandoffResult> {
  const known = await deps.handoffs.findByHandoffKey(order.handoffKey);
  if (known !== undefined) return repeated(known, deps);
  const { draft, mailbox } = await readDraft(order, deps);
  const original = await findOriginal(order.original, mailbox, deps);
  const { record, first } = await prepareHandoff(
    Promise.resolve(original?.received ?? asRequest(draft, order)),
    asOrder(order, draft, mailbox, original),
    deps,
  );
  const own = { ...record, ...asOwnSend(draft, deps) };
  const claimed = first ?? (await deps.handoffs.claim(own));
  // what is to be said anew, its sender writes into the mail
  const mayRepeat = order.again ? async () => {} : undefined;
  const stored = isSameClick(claimed, order)
    ? claimed
    : await claimBehind(claimed, own, mayRepeat, deps);
  return isSameClick(stored, order) ? done(stored) : { kind: 'already', record: stored.record };
}

function done({ record }: Stored): HandoffResult {
  return { kind: 'handed_off', record };
}

function repeated(known: Stored, { caller }: OrderDeps): HandoffResult {
  const { ownSend, handedOffBy } = known.record;
  if (ownSend === true && handedOffBy.oid === caller.oid) return done(known);
  throw new ProductError('key_reused', 'the same hand-off key came with another order');
}

/** Older Outlooks do not say that a draft lies in a shared mailbox: it is looked for there before it counts as gone. */
async function readDraft({ draft: ref }: OwnSendOrder, deps: OrderDeps) {
  const named = await deps.mailbox.readDraft(ref).catch(ifForeign(undefined));
  if (named !== undefined) return { draft: named, mailbox: ref.mailbox };
  const elsewhere = await lookElsewhere(deps, (mailbox) =>
    deps.mailbox.readDraft({ messageId: ref.messageId, mailbox }),
  );
  if (elsewhere === undefined) throw new ProductError('mail_not_found', 'the draft is not there');
  return { draft: elsewhere.found, mailbox: elsewhere.mailbox };
}

/** Forwarded from a mailbox that nobody here knows: the draft tells what it is about, and still it is that one request. */
function asRequest({ received }: WrittenDraft, { original }: OwnSendOrder): ReceivedMail {
  if (original === undefined) return received;
  return { ...received, internetMessageId: original, conversationRoot: original };
}

/** The row names the mailbox of the draft; a mail in another one can't be named beside it. */
function asOrder(
  order: OwnSendOrder,
  draft: WrittenDraft,
  mailbox: string | undefined,
  original: PlacedMail | undefined,
): HandoffOrder {
  const { draft: _, original: __, ...rest } = order;
  const isBeside = original !== undefined && original.mailbox === mailbox;
  const messageId = isBeside ? original.messageId : draft.id;
  return { ...rest, kind: 'forward', mailbox, messageId };
}

/** No lease: nobody has to drive it on, and the worker never gives it up. */
function asOwnSend(
  { id, internetMessageId }: WrittenDraft,
  { claimKeys }: OrderDeps,
): Partial<HandoffRecord> & { mailState: 'drafted' } {
  return {
    ownSend: true,
    mailState: 'drafted',
    draftId: id,
    sentKey: sentKeyOf(internetMessageId, claimKeys.current.secret),
    leaseUntil: '',
    sendAfter: '',
  };
}
