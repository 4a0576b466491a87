import { ProductError } from '../core/errors.ts';
import type { Transition } from '../core/handoff.ts';
import type { HandoffRecord } from '../core/handoff-record.ts';
import { findVisible } from './find-visible.ts';
import type { OrderDeps } from './hand-off-mail.ts';
import type { Stored } from './handoff-ports.ts';

/** Finishes a hand-off because another one asks for the same. Both stay in the log, linked; nothing is swallowed. Whoever says so has not accepted it. */
export async function markDuplicate(
  stored: Stored,
  original: string,
  { to }: Transition,
  deps: OrderDeps,
): Promise<HandoffRecord> {
  const { record: first } = (await findVisible(original, deps)).stored;
  const { handoffKey } = stored.record;
  if (first.handoffKey === handoffKey || first.duplicateOf !== '') {
    throw new ProductError('not_allowed_now', 'a duplicate points to what is no duplicate itself');
  }
  const changed = await deps.handoffs.change(stored, {
    ...to,
    stateSince: deps.now().toISOString(),
    reason: '',
    duplicateOf: original,
  });
  return changed.record;
}
