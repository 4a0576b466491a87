import { claimKeyOf, conversationKeyOf } from '../core/claim-key.ts';
import { dayOf } from '../core/calendar.ts';
import { ProductError } from '../core/errors.ts';
import { unfiled } from '../core/filing.ts';
import type { HandoffRecord } from '../core/handoff-record.ts';
import { type Mail, readRequest } from '../core/mail.ts';
import { noteOfRequest } from '../core/note-of-request.ts';
import { runStartOf } from '../core/process-run.ts';
import { holderOf, latestOf } from '../core/request-chain.ts';
import type { Day } from '../core/responsibility.ts';
import type { ReadableRows } from '../core/row-rights.ts';
import { type Choice, chooseRecipient } from './choose-recipient.ts';
import type { CurrentRegister } from './current-register.ts';
import type { HandoffDeps } from './drive-handoff.ts';
import { conversationOf, type EarlierDeps, findEarlier } from './find-earlier.ts';
import { findClaimOfOldKey, findHolder } from './find-handoff.ts';
import type { Stored } from './handoff-ports.ts';
import type { MailRef, ReceivedMail } from './mail-ports.ts';
import type { Caller, DoLater } from './ports.ts';
import { joinRun } from './join-run.ts';
import { leaseFrom } from './lease.ts';
import { assertNewWord } from './pass-on-handoff.ts';
import { partnerOf } from './partner-of.ts';
import { nothingSent } from './nothing-sent.ts';
import { chainFrom, claimNext, isSameClick } from './request-chain.ts';
import type { Known } from './suggest-owner.ts';
import { sendWhenDue, undoWindowMs } from './undo-window.ts';
import { viewerFor } from './viewer.ts';

/** One click. `handoffKey` is made by the client before its first call: the same key never makes a second hand-off. */
export interface HandoffOrder extends MailRef {
  handoffKey: string;
  /** `take` keeps the request for oneself: a row, no mail. */
  kind: 'forward' | 'take';
  responsibilityId?: number | undefined;
  recipientOid?: string | undefined;
  /** To the triage desk, when nobody can tell whose it is. */
  triage?: boolean | undefined;
  note?: string | undefined;
  due?: Day | undefined;
  /** The run of a process this is a step of; without one a step begins a run. */
  runKey?: string | undefined;
  /** Hand off although somebody has it; the new hand-off is linked to theirs. */
  again?: boolean | undefined;
}

export type HandoffResult =
  | { kind: 'handed_off'; record: HandoffRecord }
  | { kind: 'already'; record: HandoffRecord };

export type OrderDeps = HandoffDeps & EarlierDeps & { doLater: DoLater };

export interface NewOrderDeps extends OrderDeps {
  /** What of the register the caller may read: only that was proposed to them. */
  readable: ReadableRows;
}

/**
 * Hands a mail off (handoff.md, Protocol): the claim stands at once; draft, mark, send, mark follow when the undo window ends.
 * May be repeated with the same key without harm; at most one mail is ever submitted.
 */
export async function handOffMail(order: HandoffOrder, deps: NewOrderDeps): Promise<HandoffResult> {
  let prepared: Prepared;
  try {
    prepared = await prepareHandoff(deps.mailbox.read(order), order, deps);
  } catch (error) {
    return repeatDespite(error, order, deps);
  }
  const { record, first } = prepared;
  const own = first && (await deps.handoffs.findByHandoffKey(order.handoffKey));
  if (own !== undefined) return repeatKnown(own, order, deps);
  // Whether the key is known already, the list says by itself: asking it first would cost every click a call.
  const claimed = first ?? (await deps.handoffs.claim(record));
  const hasNewWord = (holder: HandoffRecord) =>
    assertNewWord(record.owner.oid, holder, record.note, deps);
  const stored = isSameClick(claimed, order)
    ? claimed
    : await claimBehind(claimed, record, order.again ? hasNewWord : undefined, deps);
  if (!isSameClick(stored, order)) return { kind: 'already', record: stored.record };
  const isOver = stored.record.mailState === 'cancelled';
  return isOver ? repeatKnown(stored, order, deps) : repeat(stored, order, deps);
}

/** The row to be, and the first of the request's chain when that began before the claim key was rotated. */
export interface Prepared {
  record: HandoffRecord;
  first: Stored | undefined;
}

/** What the row of a new hand-off is to say, from the mail it is about. */
export async function prepareHandoff(
  reading: Promise<ReceivedMail>,
  order: HandoffOrder,
  deps: NewOrderDeps,
): Promise<Prepared> {
  const knowing = deps.currentRegister();
  // whoever gets it is chosen while the mail is read: each asks Microsoft once
  const [received, register, memory, choice] = await Promise.all([
    reading,
    knowing,
    deps.learned(),
    knowing.then((register) => chooseFor(order, register, deps)),
  ]);
  const windowMs = order.kind === 'take' ? 0 : undoWindowMs(register.settings);
  const [earlier, first] = await Promise.all([
    findEarlier(received, register, deps),
    findClaimOfOldKey(received.internetMessageId, deps),
  ]);
  const conversation = conversationOf(earlier, register, await viewerFor(deps));
  const record = {
    ...newRecord(order, received, choice, windowMs, deps),
    previous: earlier?.record.handoffKey ?? '',
    ...noted(received.mail, register, { memory, conversation }, deps),
  };
  return { record, first };
}

async function chooseFor(
  order: HandoffOrder,
  register: CurrentRegister,
  deps: OrderDeps,
): Promise<Choice> {
  const { runKey, responsibilityId } = order;
  const conditions = runKey && (await joinRun(runKey, responsibilityId, register, deps));
  return chooseRecipient(order, register, deps, conditions || {});
}

/** What was accepted before stays so, also when the mail has been moved or the register has changed since. */
async function repeatDespite(
  error: unknown,
  order: HandoffOrder,
  deps: OrderDeps,
): Promise<HandoffResult> {
  const known = await deps.handoffs.findByHandoffKey(order.handoffKey);
  if (known === undefined) throw error;
  return repeatKnown(known, order, deps);
}

/** What is kept of the request for learning; nothing is learned from a hand-off that names no responsibility. */
function noted(
  mail: Mail,
  { index }: CurrentRegister,
  { memory, conversation }: Pick<Known, 'memory' | 'conversation'>,
  { now, readable }: NewOrderDeps,
) {
  return noteOfRequest(readRequest(mail), {
    index,
    today: dayOf(now()),
    readable,
    ...(memory && { memory }),
    ...(conversation && { conversation }),
  });
}

/**
 * A request that was handed off before goes to whoever claims the next place when it is free. When somebody has it, only
 * on purpose, linked to the latest hand-off, and if `mayRepeat` has nothing against it. Answers the row that holds it then.
 */
export async function claimBehind(
  first: Stored,
  record: HandoffRecord,
  mayRepeat: ((holder: HandoffRecord) => Promise<void>) | undefined,
  { handoffs }: Pick<OrderDeps, 'handoffs'>,
): Promise<Stored> {
  const chain = await chainFrom(first, handoffs);
  const latest = latestOf(chain);
  if (latest === undefined || mayRepeat === undefined)
    return claimNext(record, chain, holderOf, handoffs);
  await mayRepeat(latest.record);
  const linked = { ...record, previous: latest.record.handoffKey };
  // only what was known of can be repeated on purpose
  const sinceThen = (now: readonly Stored[]) => holderOf(now.slice(chain.length));
  return claimNext(linked, chain, sinceThen, handoffs);
}

/** Whoever never heard what came of their click does not know either whether its row holds the claim, or has stepped back. */
async function repeatKnown(
  known: Stored,
  order: HandoffOrder,
  deps: OrderDeps,
): Promise<HandoffResult> {
  const holder = await holderInsteadOf(known, order, deps);
  if (holder === undefined) return repeat(known, order, deps);
  if (isSameClick(holder, order)) return repeat(holder, order, deps);
  const now = holderOf(await chainFrom(holder, deps.handoffs));
  return { kind: 'already', record: (now ?? holder).record };
}

/** Whose row holds the request, where this one may have lost it. */
async function holderInsteadOf(
  known: Stored,
  order: HandoffOrder,
  deps: OrderDeps,
): Promise<Stored | undefined> {
  if (known.record.mailState === 'claimed') return deps.handoffs.settle(known);
  if (known.record.mailState !== 'cancelled') return undefined;
  const { internetMessageId } = await deps.mailbox.read(order);
  return findHolder(internetMessageId, deps);
}

async function repeat(known: Stored, order: HandoffOrder, deps: OrderDeps): Promise<HandoffResult> {
  if (!isSameOrder(known.record, order, deps.caller)) {
    throw new ProductError('key_reused', 'the same hand-off key came with another order');
  }
  return { kind: 'handed_off', record: await sendWhenDue(known, deps) };
}

function isSameOrder(record: HandoffRecord, order: HandoffOrder, caller: Caller): boolean {
  return (
    record.handedOffBy.oid === caller.oid &&
    record.responsibilityId === order.responsibilityId &&
    (order.recipientOid === undefined || record.owner.oid === order.recipientOid) &&
    record.note === (order.note ?? '') &&
    record.due === order.due &&
    isSameRun(record, order) &&
    (record.mailState === 'none') === (order.kind === 'take')
  );
}

function isSameRun({ processKey, handoffKey }: HandoffRecord, { runKey }: HandoffOrder): boolean {
  return runKey === undefined
    ? processKey === '' || processKey === handoffKey
    : processKey === runKey;
}

function newRecord(
  order: HandoffOrder,
  { mail, internetMessageId, conversationRoot }: ReceivedMail,
  choice: Choice,
  windowMs: number,
  { caller, claimKeys, now, serverTime }: OrderDeps,
): HandoffRecord {
  const at = now();
  const take = order.kind === 'take';
  return {
    handoffKey: order.handoffKey,
    claimKey: claimKeyOf(internetMessageId, claimKeys.current.secret),
    conversationKey: conversationKeyOf(conversationRoot, claimKeys.current.secret),
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
    handedOffAt: at.toISOString(),
    owner: { oid: choice.recipient.oid, name: choice.recipient.name },
    ...(choice.onBehalfOf && { onBehalfOf: choice.onBehalfOf }),
    note: order.note ?? '',
    ...(order.due !== undefined && { due: order.due }),
    state: take ? 'accepted' : 'offered',
    stateSince: at.toISOString(),
    acceptedAt: '',
    reason: '',
    mailState: take ? 'none' : 'claimed',
    ...nothingSent,
    leaseUntil: take ? '' : leaseFrom(serverTime(), windowMs),
    sendAfter: take ? '' : new Date(at.getTime() + windowMs).toISOString(),
    announcedAt: '',
    remindedAt: '',
    escalatedAt: '',
    ...partnerOf(choice.responsibility),
    ...runStartOf(choice.responsibility, order.handoffKey),
    ...(order.runKey !== undefined && { processKey: order.runKey }),
    duplicateOf: '',
    hops: 0,
    previous: '',
    ...unfiled(choice.filing),
    signals: '',
  };
}
