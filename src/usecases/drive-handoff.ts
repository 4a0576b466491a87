import { awaitsOwnSend, type HandoffRecord, mayLeave } from '../core/handoff-record.ts';
import { frees, type MailStep, nextMailStep, stepOfWinner } from '../core/mail-protocol.ts';
import type { MailState } from '../core/handoff.ts';
import type { Memory } from '../core/memory.ts';
import type { KeyRing } from '../core/tenant-keys.ts';
import type { CurrentRegister } from './current-register.ts';
import type { HandoffLog } from './handoff-log.ts';
import { leaseFrom } from './lease.ts';
import { deleteDraft, type EffectResult, effects } from './mail-effects.ts';
import type { HandoffList, Stored } from './handoff-ports.ts';
import type { Libraries } from './library-ports.ts';
import type { Mailbox } from './mail-ports.ts';
import type { Accounts } from './people-ports.ts';
import type { Caller, Clock, LinkTo } from './ports.ts';
import { swap, type Swapped } from './swap.ts';

export interface HandoffDeps {
  caller: Caller;
  mailbox: Mailbox;
  handoffs: HandoffList;
  handoffLog: Pick<HandoffLog, 'ask'>;
  currentRegister: () => Promise<CurrentRegister>;
  libraries: Libraries;
  accounts: Accounts;
  claimKeys: KeyRing;
  /** Leads from a mail to the hand-off; nothing where nobody has said which app in Teams we are. */
  linkTo: LinkTo | undefined;
  /** What was learned from the list so far. */
  learned: () => Promise<Memory | undefined>;
  now: Clock;
  /** What time it is where the list is kept: leases compare this one clock only. */
  serverTime: Clock;
}

/** So many steps lead from the claim to the end, and whoever loses a swap may start over. */
const mostSteps = 6;

/**
 * Takes a hand-off from step to step of `mailSteps` as far as it can go now. Whoever loses a swap goes on
 * from what is true then, a few times at most: the rest is driven on at the next sign-in.
 */
export async function driveHandoff(
  stored: Stored,
  deps: HandoffDeps,
  steps = mostSteps,
): Promise<HandoffRecord> {
  const step = nextMailStep(stored.record.mailState, stored.record.ownSend);
  if (step === undefined || steps === 0 || !isTimeFor(step, stored.record, deps))
    return stored.record;
  const { goesOn, stored: after } = await takeStep(step, stored, deps);
  const isSettled =
    !goesOn || after.record.mailState === 'uncertain' || awaitsOwnSend(after.record);
  return isSettled ? after.record : driveHandoff(after, deps, steps - 1);
}

function isTimeFor({ when }: MailStep, record: HandoffRecord, { now }: HandoffDeps): boolean {
  return when !== 'window_over' || mayLeave(record, now());
}

/** One step of the table: the swap before, the effect, the swap after; and what only the winner of that may go on with. */
export async function takeStep(
  step: MailStep,
  before: Stored,
  deps: HandoffDeps,
): Promise<{ goesOn: boolean; stored: Stored }> {
  const entered = await enter(step, before, deps);
  if (!entered.won) return { goesOn: false, stored: entered.stored };

  const result = await effects[step.effect](entered.stored, deps);
  const after = await conclude(step, entered.stored, result, deps);
  if (!after.won && step.onLost === 'delete_own_draft')
    await deleteDraft(before.record, result.changes.draftId, deps);
  if (result.failure !== undefined) throw result.failure;
  const next = wroteWith(step, result) ? stepOfWinner(after.stored.record.mailState) : undefined;
  if (after.won && next !== undefined) return takeStep(next, after.stored, deps);
  return { goesOn: true, stored: after.stored };
}

/** Something was written after the effect. */
function wroteWith({ after }: MailStep, { outcome }: EffectResult): boolean {
  return after[outcome] !== undefined;
}

async function enter(step: MailStep, stored: Stored, deps: HandoffDeps): Promise<Swapped> {
  if (step.enter === undefined) return { won: true, stored };
  return swap(stored, deps.handoffs, {
    mailState: step.enter,
    ...submitting(stored.record, deps),
  });
}

/** What stands in the row before a mail is submitted. */
function submitting(
  { attempt }: HandoffRecord,
  { serverTime }: HandoffDeps,
): Partial<HandoffRecord> {
  return {
    attempt: attempt + 1,
    submittedAt: serverTime().toISOString(),
    leaseUntil: leaseFrom(serverTime()),
  };
}

/** Writes what came of the effect. When somebody else has written meanwhile, evidence that a mail left still wins over doubt. */
async function conclude(
  step: MailStep,
  stored: Stored,
  { outcome, changes }: EffectResult,
  deps: HandoffDeps,
): Promise<Swapped> {
  const mailState = step.after[outcome];
  if (mailState === undefined) return { won: true, stored };
  const written = await swap(stored, deps.handoffs, {
    ...changes,
    ...whatGoesWith(mailState, stored.record, deps),
    mailState,
  });
  const now = written.stored.record.mailState;
  const isDoubtful = now === 'sending' || now === 'uncertain';
  if (written.won || mailState !== 'sent' || !isDoubtful) return written;
  return conclude(step, written.stored, { outcome, changes }, deps);
}

/** A mail that will never leave takes its hand-off with it; one under way has a new lease; all others need none. */
function whatGoesWith(
  mailState: MailState,
  record: HandoffRecord,
  deps: HandoffDeps,
): Partial<HandoffRecord> {
  if (mailState === 'sending') return submitting(record, deps);
  if (!frees(mailState)) return { leaseUntil: '' };
  return {
    leaseUntil: '',
    state: 'withdrawn',
    stateSince: deps.now().toISOString(),
  };
}
