import { claimKeyOf } from '../core/claim-key.ts';
import { ProductError } from '../core/errors.ts';
import type { HandoffRecord } from '../core/handoff-record.ts';
import type { Day } from '../core/responsibility.ts';
import { chooseRecipient, type Choice } from './choose-recipient.ts';
import { driveHandoff, type HandoffDeps } from './drive-handoff.ts';
import type { Caller, MailRef, ReceivedMail, Stored } from './ports.ts';

/** One click. `handoffKey` is made by the client before its first call: the same key never makes a second hand-off. */
export interface HandoffOrder extends MailRef {
  handoffKey: string;
  /** `take` keeps the request for oneself: a row, no mail. */
  kind: 'forward' | 'take';
  responsibilityId?: number | undefined;
  recipientOid?: string | undefined;
  note?: string | undefined;
  due?: Day | undefined;
}

export type HandoffResult =
  | { kind: 'handed_off'; record: HandoffRecord }
  | { kind: 'already'; record: HandoffRecord };

/**
 * Hands a mail off: claim the row, draft, mark, send, mark (handoff.md, Protocol).
 * May be repeated with the same key without harm; at most one mail is ever submitted.
 */
export async function handOffMail(order: HandoffOrder, deps: HandoffDeps): Promise<HandoffResult> {
  const known = await deps.handoffs.findByHandoffKey(order.handoffKey);
  if (known !== undefined) return repeat(known, order, deps);

  const received = await deps.mailbox.read(order);
  const choice = chooseRecipient(order, await deps.currentRegister(), deps);
  const stored = await deps.handoffs.claim(newRecord(order, received, choice, deps));
  if (stored.record.handoffKey === order.handoffKey) return repeat(stored, order, deps);
  return { kind: 'already', record: stored.record };
}

async function repeat(
  known: Stored,
  order: HandoffOrder,
  deps: HandoffDeps,
): Promise<HandoffResult> {
  if (!isSameOrder(known.record, order, deps.caller)) {
    throw new ProductError('key_reused', 'the same hand-off key came with another order');
  }
  return { kind: 'handed_off', record: await driveHandoff(known, deps) };
}

function isSameOrder(record: HandoffRecord, order: HandoffOrder, caller: Caller): boolean {
  return (
    record.handedOffBy.oid === caller.oid &&
    record.responsibilityId === order.responsibilityId &&
    (order.recipientOid === undefined || record.owner.oid === order.recipientOid) &&
    record.note === (order.note ?? '') &&
    record.due === order.due &&
    (record.mailState === 'none') === (order.kind === 'take')
  );
}

function newRecord(
  order: HandoffOrder,
  { mail, internetMessageId }: ReceivedMail,
  choice: Choice,
  { caller, claimSecret, now }: HandoffDeps,
): HandoffRecord {
  const at = now().toISOString();
  const take = order.kind === 'take';
  return {
    handoffKey: order.handoffKey,
    claimKey: claimKeyOf(internetMessageId, claimSecret),
    sentKey: '',
    subject: choice.confidential ? '' : mail.subject.slice(0, 120),
    senderName: (mail.from.name || mail.from.address).slice(0, 120),
    senderDomain: mail.from.address.slice(mail.from.address.lastIndexOf('@') + 1),
    mailbox: order.mailbox ?? caller.mail,
    messageId: order.messageId,
    receivedAt: mail.receivedAt,
    area: choice.area,
    title: choice.title,
    ...(order.responsibilityId !== undefined && { responsibilityId: order.responsibilityId }),
    handedOffBy: { oid: caller.oid, name: caller.name },
    handedOffAt: at,
    owner: { oid: choice.recipient.oid, name: choice.recipient.name },
    ...(choice.onBehalfOf && { onBehalfOf: choice.onBehalfOf }),
    note: order.note ?? '',
    ...(order.due !== undefined && { due: order.due }),
    state: take ? 'accepted' : 'offered',
    stateSince: at,
    reason: '',
    mailState: take ? 'none' : 'claimed',
    draftId: '',
    attempt: 0,
  };
}
