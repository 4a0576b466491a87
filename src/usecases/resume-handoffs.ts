import { isToBeFiled, isWorthTrying } from '../core/filing.ts';
import { isUnfinished, mailStates } from '../core/handoff.ts';
import { type HandoffRecord, mayLeave } from '../core/handoff-record.ts';
import type { Condition } from '../core/handoff-rule.ts';
import { frees, returned } from '../core/mail-protocol.ts';
import { driveHandoff, type HandoffDeps } from './drive-handoff.ts';
import { fileHandoff } from './file-handoff.ts';
import type { HandoffLog } from './handoff-log.ts';
import { isLeaseOver } from './lease.ts';
import { deleteOrphans } from './orphan-drafts.ts';
import { noteReturned } from './returned-mails.ts';
import { stillHolding } from './still-holding.ts';

/**
 * Drives on what the caller started and did not finish, looks again for what became of uncertain mails, removes
 * drafts that nothing will ever send, and notes which mails did not arrive (handoff.md: on every sign-in). Answers how many were touched.
 */
export async function resumeHandoffs(
  deps: HandoffDeps & { handoffLog: HandoffLog },
): Promise<number> {
  const { caller, handoffs, now, serverTime } = deps;
  const isDue = (record: HandoffRecord) =>
    isUnfinished(record.mailState) &&
    (record.mailState !== 'claimed' || mayLeave(record, now())) &&
    isLeaseOver(record, serverTime());
  const moving = mailStates.filter(isUnfinished);
  const own: Condition = { field: 'sender', among: [caller.oid] };
  const seen = await find([own, { field: 'mailState', among: moving }], deps.handoffLog);
  let touched = 0;
  for (const { handoffKey } of movingFirst(seen.filter(isDue))) {
    const stored = await handoffs.findByHandoffKey(handoffKey);
    if (stored === undefined || !isDue(stored.record)) continue;
    const holding = await stillHolding(stored, deps);
    if (holding === undefined) continue;
    await driveHandoff(holding, deps);
    touched += 1;
  }
  const sent = await find([own], deps.handoffLog);
  const stopped = [...seen, ...sent.filter(({ mailState }) => frees(mailState))];
  await deleteOrphans([...new Set(stopped.map(({ mailbox }) => mailbox))], deps);
  for (const record of sent)
    if (isLeftUnfiled(record, now())) await fileHandoff(record.handoffKey, deps);
  // last, so that nothing waits for it: how Exchange answers this question was never tried
  const open: Condition = { field: 'state', among: ['offered', 'accepted', 'waiting'] };
  const left: Condition = { field: 'mailState', among: [returned.from] };
  await noteReturned(await find([own, open, left], deps.handoffLog), deps);
  return touched;
}

/** What only waits for new evidence, or for its sender's word, comes after what can still move. */
function movingFirst(records: readonly HandoffRecord[]): HandoffRecord[] {
  const isWaiting = ({ mailState }: HandoffRecord) => mailState === 'uncertain';
  return [...records.filter((each) => !isWaiting(each)), ...records.filter(isWaiting)];
}

/** More than anybody leaves behind; the rest comes at the next sign-in. */
const mostAtOnce = 200;

/** The newest hand-offs that meet these conditions. */
async function find(
  conditions: readonly Condition[],
  handoffLog: HandoffLog,
): Promise<HandoffRecord[]> {
  const { index } = await handoffLog.ask();
  const newest = { order: 'handed_off', descending: true, skip: 0, size: mostAtOnce } as const;
  return index.page({ rules: [[conditions]], ...newest }).rows.map(({ record }) => record);
}

/** What was just handed off is being filed anyway. */
const filingTakesMs = 2 * 60_000;

function isLeftUnfiled(record: HandoffRecord, now: Date): boolean {
  const isOld = Date.parse(record.handedOffAt) < now.getTime() - filingTakesMs;
  return isOld && isToBeFiled(record) && isWorthTrying(record);
}
