import { isUnfinished } from '../core/handoff.ts';
import { mayLeave } from '../core/handoff-record.ts';
import { driveHandoff, type HandoffDeps } from './drive-handoff.ts';

/** A hand-off that is being driven elsewhere is left alone for this long. */
const leaseSeconds = 120;

/** Drives on what the caller started and did not finish (handoff.md: on every sign-in). Answers how many were touched. */
export async function resumeHandoffs(deps: HandoffDeps): Promise<number> {
  const { caller, handoffs, now } = deps;
  const startedBefore = now().getTime() - leaseSeconds * 1000;
  const unfinished = (await handoffs.listInvolving(caller.oid)).filter(
    ({ record }) =>
      record.handedOffBy.oid === caller.oid &&
      record.mailState !== 'uncertain' &&
      isUnfinished(record.mailState) &&
      (record.mailState !== 'claimed' || mayLeave(record, now())) &&
      Date.parse(record.handedOffAt) < startedBefore,
  );
  for (const stored of unfinished) await driveHandoff(stored, deps);
  return unfinished.length;
}
