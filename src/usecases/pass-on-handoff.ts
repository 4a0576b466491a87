import { ProductError } from '../core/errors.ts';
import { mostHops } from '../core/handoff.ts';
import type { HandoffRecord } from '../core/handoff-record.ts';
import { runStartOf } from '../core/process-run.ts';
import type { Responsibility } from '../core/responsibility.ts';
import { type Choice, chooseRecipient } from './choose-recipient.ts';
import { continueRequest, findOwnCopy } from './continue-request.ts';
import type { OrderDeps } from './hand-off-mail.ts';
import type { Stored } from './handoff-ports.ts';
import { conditionsOf } from './process-runs.ts';

/** To whom a hand-off is passed on, and under which key. */
export interface Target {
  handoffKey: string;
  responsibilityId: number;
  recipientOid?: string | undefined;
}

/**
 * Passes a request on: a new hand-off, linked by `previous`, sent from the owner's own copy of the mail; from its
 * sender's where it never reached the owner.
 * The old one becomes `passed_on` only when the new mail is about to leave (see mail-effects.ts).
 */
export async function passOn(
  before: Stored,
  target: Target,
  note: string,
  deps: OrderDeps,
): Promise<HandoffRecord> {
  const { record } = before;
  const choice = await chooseNext(record, target, deps);
  assertHopsLeft(record, choice);
  if (choice.recipient.oid === record.owner.oid) {
    throw new ProductError('with_them_already', 'the request is with this person already');
  }
  await assertNewWord(choice.recipient.oid, record, note, deps);
  const copy = await findOwnCopy(record, deps);
  if (copy === undefined) {
    throw new ProductError('mail_not_found', 'the forwarded mail is not in the owner’s mailbox');
  }
  const { handoffKey } = target;
  const more = { hops: record.hops + 1, ...stepFor(choice, record, handoffKey) };
  return continueRequest(before, { handoffKey, choice, note, copy, more }, deps);
}

/** Hands the next step of the run to whoever has it. The mail goes along where there is one. */
export async function handOnStep(
  before: Stored,
  target: Target,
  note: string,
  deps: OrderDeps,
): Promise<HandoffRecord> {
  const { record } = before;
  const choice = await chooseNext(record, target, deps);
  const { process, step } = choice.responsibility ?? {};
  if (record.process === '' || process !== record.process || step === record.step) {
    throw new ProductError('not_allowed_now', 'this is not another step of the same process');
  }
  const { handoffKey } = target;
  const more = { hops: 0, ...stepFor(choice, record, handoffKey) };
  const copy = await findOwnCopy(record, deps);
  return continueRequest(before, { handoffKey, choice, note, copy, more }, deps);
}

/** Four eyes hold at this moment, for the run this step belongs to. */
async function chooseNext(record: HandoffRecord, target: Target, deps: OrderDeps): Promise<Choice> {
  const register = await deps.currentRegister();
  const wanted = register.responsibilities.find(({ id }) => id === target.responsibilityId);
  const isSameRun = record.process !== '' && wanted?.process === record.process;
  const run = isSameRun ? record.processKey : '';
  const conditions = await conditionsOf(run, register, deps);
  return chooseRecipient({ kind: 'forward', ...target }, register, deps, conditions);
}

/** A step of the same process stays in its run; one of another begins a run; all else belongs to none. */
function stepFor({ responsibility }: Choice, before: HandoffRecord, handoffKey: string) {
  const isSameRun = before.process !== '' && responsibility?.process === before.process;
  const start = runStartOf(responsibility, handoffKey);
  return isSameRun ? { ...start, processKey: before.processKey } : start;
}

/** After so many hops only an accountable owner is left, who ends the circle. The worker has told them by then. */
function assertHopsLeft({ hops }: HandoffRecord, { responsibility, recipient }: Choice): void {
  if (hops < mostHops || isAccountable(responsibility, recipient.oid)) return;
  throw new ProductError('passed_on_too_often', `passed on ${hops} times already`);
}

function isAccountable(responsibility: Responsibility | undefined, oid: string): boolean {
  return responsibility?.owner.oid === oid;
}

function hasLetGo({ state }: HandoffRecord): boolean {
  return state === 'declined' || state === 'passed_on';
}

/**
 * Nobody gets a request back that they declined or passed on without a word that was not said to them before.
 * Throws `reason_needed` when it is missing.
 */
export async function assertNewWord(
  oid: string,
  latest: HandoffRecord,
  note: string,
  { handoffs }: Pick<OrderDeps, 'handoffs'>,
): Promise<void> {
  const said: string[] = [];
  let record: HandoffRecord | undefined = latest;
  while (record !== undefined) {
    if (record.owner.oid === oid && hasLetGo(record)) said.push(record.note.trim());
    const before: Stored | undefined =
      record.previous === '' ? undefined : await handoffs.findByHandoffKey(record.previous);
    record = before?.record;
  }
  if (said.length === 0 || (note.trim() !== '' && !said.includes(note.trim()))) return;
  throw new ProductError(
    'reason_needed',
    'whoever had it before needs a new word why it comes back',
  );
}
