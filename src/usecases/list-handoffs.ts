import type { HandoffRecord } from '../core/handoff-record.ts';
import type { Caller, HandoffReader } from './ports.ts';

/** `desk`: what was handed to the caller. `log`: everything the caller may see. Newest first. */
export async function listHandoffs(
  view: 'desk' | 'log',
  { caller, handoffs }: { caller: Caller; handoffs: HandoffReader },
): Promise<HandoffRecord[]> {
  const records = (await handoffs.listInvolving(caller.oid)).map(({ record }) => record);
  if (view === 'log') return records;
  return records.filter(
    ({ owner, mailState }) => owner.oid === caller.oid && mailState !== 'failed',
  );
}
