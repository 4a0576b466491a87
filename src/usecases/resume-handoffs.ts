import { isUnfinished } from '../core/handoff.ts';
import { isToBeFiled, isWorthTrying } from '../core/filing.ts';
import { type HandoffRecord, mayLeave } from '../core/handoff-record.ts';
import { driveHandoff, type HandoffDeps } from './drive-handoff.ts';
import { fileHandoff } from './file-handoff.ts';
import { isLeaseOver } from './lease.ts';
import { stillHolding } from './still-holding.ts';

/** Drives on what the caller started and did not finish (handoff.md: on every sign-in). Answers how many were touched. */
export async function resumeHandoffs(deps: HandoffDeps): Promise<number> {
  const { caller, handoffs, now, serverTime } = deps;
  const own = (await handoffs.listInvolving(caller.oid)).filter(
    ({ record }) => record.handedOffBy.oid === caller.oid,
  );
  const unfinished = own.filter(
    ({ record }) =>
      isUnfinished(record.mailState) &&
      (record.mailState !== 'claimed' || mayLeave(record, now())) &&
      isLeaseOver(record, serverTime()),
  );
  for (const stored of unfinished) {
    const holding = await stillHolding(stored, deps);
    if (holding !== undefined) await driveHandoff(holding, deps);
  }
  for (const { record } of own)
    if (isLeftUnfiled(record, now())) await fileHandoff(record.handoffKey, deps);
  return unfinished.length;
}

/** What was just handed off is being filed anyway. */
const filingTakesMs = 2 * 60_000;

function isLeftUnfiled(record: HandoffRecord, now: Date): boolean {
  const isOld = Date.parse(record.handedOffAt) < now.getTime() - filingTakesMs;
  return isOld && isToBeFiled(record) && isWorthTrying(record);
}
