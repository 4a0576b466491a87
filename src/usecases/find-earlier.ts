import { dayAt, dayOf } from '../core/calendar.ts';
import { conversationKeyOf, underEverySecret } from '../core/claim-key.ts';
import type { ConversationSoFar } from '../core/conversation-signal.ts';
import { isProductError } from '../core/errors.ts';
import type { HandoffRecord } from '../core/handoff-record.ts';
import type { HandoffRule } from '../core/handoff-rule.ts';
import { isOfWork } from '../core/lessons.ts';
import { readRequest } from '../core/mail.ts';
import { nextStepOf, runOf, stepRowsOn } from '../core/process-run.ts';
import { rowFor } from '../core/register-index.ts';
import type { Day } from '../core/responsibility.ts';
import { readSignals } from '../core/signals-column.ts';
import { fingerprintOf, isLookalike } from '../core/similar-request.ts';
import type { Candidate } from '../core/suggestion.ts';
import type { KeyRing } from '../core/tenant-keys.ts';
import { maySee, type Viewer } from '../core/visibility.ts';
import type { CurrentRegister } from './current-register.ts';
import type { HandoffLog } from './handoff-log.ts';
import type { HandoffIndex } from './handoff-ports.ts';
import type { ReceivedMail } from './mail-ports.ts';
import type { Clock } from './ports.ts';

/** An earlier hand-off that a new mail has to do with: of the same conversation, or of a request that looks the same. */
export interface Earlier {
  kind: 'conversation' | 'similar';
  record: HandoffRecord;
  /** Whoever has it, as the one to hand off to; absent when they can't receive it today. */
  choice?: Candidate;
  /** The responsibility of the step whose turn it is, where the hand-off was a step of a process and is done. */
  nextStepId?: number | undefined;
}

export interface EarlierDeps {
  handoffLog: HandoffLog;
  claimKeys: KeyRing;
  now: Clock;
}

/** A request that was sent twice comes twice within days; what is older is another one in the same words. */
const similarDays = 14;
const mostCompared = 200;

/** Somebody has it, or had it and finished: not what was taken back, refused or never sent. */
const standing: HandoffRule = [
  [
    { field: 'state', among: ['offered', 'accepted', 'waiting', 'done'] },
    { field: 'mailState', among: ['failed', 'cancelled'], not: true },
  ],
];

/**
 * The newest hand-off of the mail's conversation, else of a request that looks the same. It is only ever
 * shown and linked: the mail can be handed off all the same. Nothing while the list cannot be asked.
 */
export async function findEarlier(
  received: ReceivedMail,
  register: CurrentRegister,
  deps: EarlierDeps,
): Promise<Earlier | undefined> {
  const index = await indexOf(deps);
  if (index === undefined) return undefined;
  return (
    inConversation(received, register, index, deps) ?? lookingAlike(received, register, index, deps)
  );
}

async function indexOf({ handoffLog }: EarlierDeps): Promise<HandoffIndex | undefined> {
  try {
    return (await handoffLog.ask()).index;
  } catch (error) {
    // What is only shown or linked must not keep anybody from handing off.
    if (isProductError(error)) return undefined;
    throw error;
  }
}

const newestFirst = { order: 'handed_off', descending: true, skip: 0 } as const;

function inConversation(
  { conversationRoot }: ReceivedMail,
  register: CurrentRegister,
  index: HandoffIndex,
  { claimKeys, now }: EarlierDeps,
): Earlier | undefined {
  const keys = underEverySecret(conversationKeyOf, conversationRoot, claimKeys);
  const same: HandoffRule = [[{ field: 'conversation', among: keys }]];
  const [found] = index.page({ rules: [standing, same], ...newestFirst, size: 1 }).rows;
  if (found === undefined) return undefined;
  const { record } = found;
  const nextStepId = nextStepAfter(record, register, index, dayOf(now()));
  return { kind: 'conversation', record, nextStepId };
}

function nextStepAfter(
  { state, processKey }: HandoffRecord,
  { responsibilities }: CurrentRegister,
  index: HandoffIndex,
  today: Day,
): number | undefined {
  if (state !== 'done' || processKey === '') return undefined;
  const records = index.ofRuns([processKey]).map(({ record }) => record);
  const run = runOf(records, stepRowsOn(responsibilities, today));
  return run && nextStepOf(run)?.responsibilityId;
}

/** What it says about whom a mail of the same conversation is for, to a caller who may see it: a suggestion tells where it went. */
export function conversationOf(
  earlier: Earlier | undefined,
  { index }: Pick<CurrentRegister, 'index'>,
  viewer: Viewer,
): ConversationSoFar | undefined {
  if (earlier?.kind !== 'conversation' || !maySee(earlier.record, viewer)) return undefined;
  const { record, nextStepId } = earlier;
  const { responsibilityId, handedOffAt } = record;
  const responsibility = rowFor(responsibilityId, index);
  if (responsibility === undefined || !isOfWork(record, responsibility)) return undefined;
  return { responsibilityId: responsibility.id, day: dayAt(handedOffAt), nextStepId };
}

function lookingAlike(
  { mail }: ReceivedMail,
  register: CurrentRegister,
  index: HandoffIndex,
  { now }: EarlierDeps,
): Earlier | undefined {
  const request = readRequest(mail);
  const asked = fingerprintOf(request, register.index.texts.key);
  const from = new Date(now().getTime() - similarDays * 86_400_000).toISOString();
  const fromThere: HandoffRule = [[{ field: 'domain', among: [request.senderDomain] }]];
  const question = { rules: [standing, fromThere], from, ...newestFirst };
  const found = index.page({ ...question, size: mostCompared }).rows.find(({ record }) => {
    const kept = readSignals(record.signals);
    return kept !== undefined && isLookalike(asked, kept.signals);
  });
  return found && { kind: 'similar', record: found.record };
}
