import { ProductError } from '../core/errors.ts';
import { isToBeFiled } from '../core/filing.ts';
import type { HandoffRecord } from '../core/handoff-record.ts';
import type { HandoffDeps } from './drive-handoff.ts';
import { fileHandoff } from './file-handoff.ts';
import { findVisible } from './find-visible.ts';

/** Files on demand. Only whoever handed the mail off can: it is read with their own rights. */
export async function fileAgain(handoffKey: string, deps: HandoffDeps): Promise<HandoffRecord> {
  const { record } = (await findVisible(handoffKey, deps)).stored;
  if (!isToBeFiled(record) || record.handedOffBy.oid !== deps.caller.oid)
    throw new ProductError('not_allowed_now', 'there is nothing to file for this caller');
  await fileHandoff(handoffKey, deps);
  return (await findVisible(handoffKey, deps)).stored.record;
}
