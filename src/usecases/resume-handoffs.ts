import { isUnfinished } from '../core/handoff.ts';
import { mayLeave } from '../core/handoff-record.ts';
import { driveHandoff, type HandoffDeps } from './drive-handoff.ts';
import { isLeaseOver } from './lease.ts';

/** Drives on what the caller started and did not finish (handoff.md: on every sign-in). Answers how many were touched. */
export async function resumeHandoffs(deps: HandoffDeps): Promise<number> {
  const { caller, handoffs, now, serverTime } = deps;
  const unfinished = (await handoffs.listInvolving(caller.oid)).filter(
    ({ record }) =>
      record.handedOffBy.oid === caller.oid &&
      isUnfinished(record.mailState) &&
      (record.mailState !== 'claimed' || mayLeave(record, now())) &&
      isLeaseOver(record, serverTime()),
  );
  for (const stored of unfinished) await driveHandoff(stored, deps);
  return unfinished.length;
}
