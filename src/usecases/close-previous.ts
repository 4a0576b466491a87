import { findTransition, type Party } from '../core/handoff.ts';
import { goesToPartner, type HandoffRecord } from '../core/handoff-record.ts';
import type { HandoffDeps } from './drive-handoff.ts';
import { swap } from './swap.ts';

/**
 * Whoever had the request before has now passed it on. False when that is no longer theirs to do.
 * Into a confidential area it takes its subject along: no row before it keeps it, nor the word it was passed on with.
 */
export async function closePrevious(record: HandoffRecord, deps: HandoffDeps): Promise<boolean> {
  if (record.hops === 0 || record.previous === '') return true;
  const isSecret = await isConfidential(record, deps);
  const isClosed = await close(record, isSecret, deps);
  if (isClosed && isSecret) await forgetSubjects(record, deps);
  return isClosed;
}

async function close(
  record: HandoffRecord,
  isSecret: boolean,
  deps: HandoffDeps,
): Promise<boolean> {
  const before = await deps.handoffs.findByHandoffKey(record.previous);
  if (before === undefined || before.record.state === 'passed_on') return before !== undefined;
  const action = goesToPartner(record) ? 'to_partner' : 'pass_on';
  if (!findTransition(action, before.record, partiesOf(before.record, record))) return false;
  const closed = await swap(before, deps.handoffs, {
    state: 'passed_on',
    stateSince: deps.now().toISOString(),
    ...(isSecret ? { reason: '', subject: '' } : { reason: record.note }),
  });
  return closed.won || close(record, isSecret, deps);
}

/** Whoever passes on is the owner as the row says now, or the sender whom the mail came back to; somebody else may have taken it meanwhile. */
function partiesOf({ owner, handedOffBy }: HandoffRecord, next: HandoffRecord): Party[] {
  const { oid } = next.handedOffBy;
  return [
    ...(owner.oid === oid ? (['owner'] as const) : []),
    ...(handedOffBy.oid === oid ? (['sender'] as const) : []),
  ];
}

async function isConfidential(
  { responsibilityId }: HandoffRecord,
  { currentRegister }: HandoffDeps,
): Promise<boolean> {
  const { responsibilities } = await currentRegister();
  return responsibilities.some(({ id, confidential }) => id === responsibilityId && confidential);
}

/** Only of the same request: what a hand-off with no hops is linked to is another one. */
async function forgetSubjects(record: HandoffRecord, deps: HandoffDeps): Promise<void> {
  const before =
    record.hops === 0 ? undefined : await deps.handoffs.findByHandoffKey(record.previous);
  if (before === undefined) return;
  const isForgotten =
    before.record.subject === '' || (await swap(before, deps.handoffs, { subject: '' })).won;
  await forgetSubjects(isForgotten ? before.record : record, deps);
}
