import { releasedClaimKey, sentKeyOf } from '../core/claim-key.ts';
import { isProductError, ProductError } from '../core/errors.ts';
import { findTransition } from '../core/handoff.ts';
import type { HandoffRecord } from '../core/handoff-record.ts';
import type { CurrentRegister } from './current-register.ts';
import { handoffCard } from './handoff-card.ts';
import type { Caller, Clock, Draft, HandoffList, Mailbox, MailRef, Stored } from './ports.ts';

export interface HandoffDeps {
  caller: Caller;
  mailbox: Mailbox;
  handoffs: HandoffList;
  currentRegister: () => Promise<CurrentRegister>;
  claimSecret: Uint8Array;
  now: Clock;
}

/**
 * Brings a hand-off as far as it can go now, whatever state it is in (handoff.md, Protocol).
 * Every step is a compare-and-swap; whoever loses one reads again and goes on from what is true,
 * a few times at most: the rest is driven on at the next sign-in.
 */
export async function driveHandoff(
  stored: Stored,
  deps: HandoffDeps,
  rounds = 3,
): Promise<HandoffRecord> {
  if (rounds === 0) return stored.record;
  switch (stored.record.mailState) {
    case 'claimed':
      return driveHandoff(await draft(stored, deps), deps, rounds - 1);
    case 'drafted':
      return submit(stored, deps);
    case 'sending':
      return settle(stored, deps);
    default:
      return stored.record;
  }
}

async function draft(stored: Stored, deps: HandoffDeps): Promise<Stored> {
  if (!(await closePrevious(stored.record, deps))) return cancel(stored, deps);
  const made = await makeDraft(stored, deps);
  const drafted = await swap(stored, deps, {
    mailState: 'drafted',
    draftId: made.id,
    sentKey: sentKeyOf(made.internetMessageId, deps.claimSecret),
  });
  if (drafted.won) return drafted.stored;
  await deps.mailbox.deleteDraft(refOf(stored.record, deps).mailbox, made.id);
  return drafted.stored;
}

/** A refusal for good fails the hand-off and frees the request; anything passing leaves the claim to be driven on. */
async function makeDraft(stored: Stored, deps: HandoffDeps): Promise<Draft> {
  const { record } = stored;
  const ref = refOf(record, deps);
  try {
    const { mail } = await deps.mailbox.read(ref);
    return await deps.mailbox.draftForward(ref, {
      to: await addressOf(record, deps),
      replyTo: mail.from,
      card: handoffCard(record),
      tag: record.handoffKey,
    });
  } catch (error) {
    if (isProductError(error) && refusals.has(error.code)) await fail(stored, deps, error.message);
    throw error;
  }
}

const refusals = new Set([
  'no_access',
  'not_found',
  'mail_not_found',
  'microsoft_refused',
  'recipient_not_listed',
]);

/** Whoever had the request before has now passed it on. False when that is no longer theirs to do. */
async function closePrevious(record: HandoffRecord, deps: HandoffDeps): Promise<boolean> {
  if (record.hops === 0 || record.previous === '') return true;
  const before = await deps.handoffs.findByHandoffKey(record.previous);
  if (before === undefined || before.record.state === 'passed_on') return before !== undefined;
  if (!findTransition('pass_on', before.record, ['owner'])) return false;
  const changes = {
    state: 'passed_on',
    stateSince: deps.now().toISOString(),
    reason: record.note,
  } as const;
  return (await swap(before, deps, changes)).won || closePrevious(record, deps);
}

async function cancel(stored: Stored, deps: HandoffDeps): Promise<Stored> {
  const { stored: cancelled } = await swap(stored, deps, {
    mailState: 'cancelled',
    state: 'withdrawn',
    stateSince: deps.now().toISOString(),
    claimKey: releasedClaimKey(stored.record.handoffKey),
  });
  return cancelled;
}

/** Only the winner of the change to `sending` may send, and only the draft that stands in the row. */
export async function submit(stored: Stored, deps: HandoffDeps): Promise<HandoffRecord> {
  const sending = await swap(stored, deps, {
    mailState: 'sending',
    attempt: stored.record.attempt + 1,
  });
  if (!sending.won) return sending.stored.record;

  const { record } = sending.stored;
  const outcome = await deps.mailbox.send(refOf(record, deps).mailbox, record.draftId);
  if (outcome === 'submitted') return mark(sending.stored, deps, { mailState: 'sent' });
  return settle(sending.stored, deps);
}

/** The outcome of a submit is not known: look for evidence, and never send again. */
async function settle(stored: Stored, deps: HandoffDeps): Promise<HandoffRecord> {
  const { record } = stored;
  const { mailbox } = refOf(record, deps);
  const found = await deps.mailbox.findSubmission(mailbox, record.draftId, record.handoffKey);
  return mark(stored, deps, { mailState: found === 'submitted' ? 'sent' : 'uncertain' });
}

async function fail(stored: Stored, deps: HandoffDeps, reason: string): Promise<void> {
  await mark(stored, deps, {
    mailState: 'failed',
    state: 'withdrawn',
    stateSince: deps.now().toISOString(),
    reason: reason.slice(0, 255),
    claimKey: releasedClaimKey(stored.record.handoffKey),
  });
}

/** Writes what is known. When somebody else has written meanwhile, evidence that a mail left still wins over doubt. */
async function mark(
  stored: Stored,
  deps: HandoffDeps,
  changes: Partial<HandoffRecord>,
): Promise<HandoffRecord> {
  const result = await swap(stored, deps, changes);
  const { mailState } = result.stored.record;
  const doubtful = mailState === 'sending' || mailState === 'uncertain';
  if (result.won || changes.mailState !== 'sent' || !doubtful) return result.stored.record;
  return mark(result.stored, deps, { mailState: 'sent' });
}

async function swap(
  stored: Stored,
  { handoffs }: HandoffDeps,
  changes: Partial<HandoffRecord>,
): Promise<{ won: boolean; stored: Stored }> {
  try {
    return { won: true, stored: await handoffs.change(stored, changes) };
  } catch (error) {
    if (!isProductError(error) || error.code !== 'changed_meanwhile') throw error;
    const now = await handoffs.findByHandoffKey(stored.record.handoffKey);
    if (now === undefined)
      throw new ProductError('list_broken', 'the hand-off row is gone', { cause: error });
    return { won: false, stored: now };
  }
}

/** The mailbox a hand-off was sent from; nothing for the caller's own. */
export function mailboxNameOf(record: HandoffRecord, deps: HandoffDeps): string | undefined {
  return refOf(record, deps).mailbox;
}

function refOf(record: HandoffRecord, { caller }: HandoffDeps): MailRef {
  const { messageId, mailbox } = record;
  return mailbox === caller.mail ? { messageId } : { messageId, mailbox };
}

async function addressOf(
  { owner }: HandoffRecord,
  { currentRegister }: HandoffDeps,
): Promise<{ name: string; address: string }> {
  const { responsibilities } = await currentRegister();
  const people = responsibilities.flatMap((each) => [each.owner, ...each.deputies, ...each.team]);
  const person = people.find(({ oid }) => oid === owner.oid);
  if (person === undefined || person.mail === '') {
    throw new ProductError(
      'recipient_not_listed',
      'the recipient no longer stands in the register',
    );
  }
  return { name: person.name, address: person.mail };
}
