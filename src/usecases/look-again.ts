import { isSentAs } from '../core/claim-key.ts';
import { awaitsOwnSend, type HandoffRecord } from '../core/handoff-record.ts';
import { driveHandoff, type HandoffDeps } from './drive-handoff.ts';
import type { Stored } from './handoff-ports.ts';
import { swap } from './swap.ts';

/**
 * Whoever sent a mail whose fate is unknown, or that they send themselves, and opens it again, gets to know what can be
 * found out by now. Whoever has received such a mail shows by that that it has left.
 */
export async function lookAgain(
  stored: Stored,
  internetMessageId: string,
  deps: HandoffDeps,
): Promise<HandoffRecord> {
  const { record } = stored;
  const isTheirs = record.handedOffBy.oid === deps.caller.oid;
  if (isTheirs && (record.mailState === 'uncertain' || awaitsOwnSend(record)))
    return driveHandoff(stored, deps);
  const hasArrived =
    !isTheirs &&
    awaitsOwnSend(record) &&
    isSentAs(record.sentKey, internetMessageId, deps.claimKeys);
  return hasArrived ? noteArrival(stored, deps) : record;
}

async function noteArrival(stored: Stored, deps: HandoffDeps): Promise<HandoffRecord> {
  const arrived = await swap(stored, deps.handoffs, {
    mailState: 'sent',
    evidence: 'message_found',
    lookedAt: deps.serverTime().toISOString(),
  });
  return arrived.stored.record;
}
