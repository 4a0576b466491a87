import { ProductError } from '../core/errors.ts';
import { findTransition, type HandoffAction } from '../core/handoff.ts';
import { type HandoffRecord, maySee, partiesOf } from '../core/handoff-record.ts';
import type { Caller, Clock, HandoffList, Stored } from './ports.ts';

export interface ActDeps {
  caller: Caller;
  handoffs: HandoffList;
  now: Clock;
}

/** The hand-off, if the caller may see it. What one may not see does not exist: both are `not_found`. */
export async function readHandoff(handoffKey: string, deps: ActDeps): Promise<HandoffRecord> {
  return (await find(handoffKey, deps)).record;
}

/** Accepts, declines, finishes or reopens, as far as the transition table allows it to this caller. */
export async function actOnHandoff(
  handoffKey: string,
  wish: { action: HandoffAction; reason?: string | undefined },
  deps: ActDeps,
): Promise<HandoffRecord> {
  const stored = await find(handoffKey, deps);
  const { record } = stored;
  const rule = findTransition(wish.action, record.state, partiesOf(record, deps.caller.oid));
  if (rule === undefined) {
    throw new ProductError(
      'not_allowed_now',
      `${wish.action} is not possible while ${record.state}`,
    );
  }
  if (rule.needs === 'reason' && !wish.reason) {
    throw new ProductError('reason_needed', `${wish.action} needs a reason`);
  }
  const changed = await deps.handoffs.change(stored, {
    state: rule.to,
    stateSince: deps.now().toISOString(),
    reason: wish.reason ?? '',
  });
  return changed.record;
}

async function find(handoffKey: string, { caller, handoffs }: ActDeps): Promise<Stored> {
  const stored = await handoffs.findByHandoffKey(handoffKey);
  if (stored === undefined || !maySee(stored.record, caller.oid)) {
    throw new ProductError('not_found', 'no such hand-off for this caller');
  }
  return stored;
}
