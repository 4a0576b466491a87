import type { HandoffRecord } from '../core/handoff-record.ts';
import { driveHandoff, type HandoffDeps } from './drive-handoff.ts';
import type { Stored } from './ports.ts';

/** Whoever sent a mail whose fate is unknown, and opens it again, gets to know what can be found out by now. */
export async function lookAgain(stored: Stored, deps: HandoffDeps): Promise<HandoffRecord> {
  const { mailState, handedOffBy } = stored.record;
  const isTheirs = handedOffBy.oid === deps.caller.oid;
  return mailState === 'uncertain' && isTheirs ? driveHandoff(stored, deps) : stored.record;
}
