import { claimKeyOf, nextClaimKey, sentKeyOf, underEverySecret } from '../core/claim-key.ts';
import { type ErrorCode, isProductError, ProductError } from '../core/errors.ts';
import type { HandoffRecord } from '../core/handoff-record.ts';
import type { RuleField } from '../core/handoff-rule.ts';
import type { KeyRing } from '../core/tenant-keys.ts';
import { type OfMail, standOf } from './find-handoff.ts';
import type { HandoffLog } from './handoff-log.ts';
import type { HandoffIndex } from './handoff-ports.ts';
import type { InTime } from './in-time.ts';
import type { SeenRow } from './record-ports.ts';

/**
 * Asks the list; while Microsoft has no time, the index instead, which says how old it is (`asOf`, absent when the
 * list itself has answered). For what is shown only: nothing is ever claimed or sent on its word.
 */
export async function askedOrSeen<Found>(
  ask: () => Promise<Found>,
  see: (index: HandoffIndex) => Found,
  { handoffLog, inTime }: SeenDeps,
): Promise<{ found: Found; asOf?: string }> {
  try {
    return { found: await inTime('list', ask(), patienceMs, noAnswer) };
  } catch (error) {
    if (!isProductError(error) || !passing.has(error.code)) throw error;
    const { index, state } = await handoffLog.ask();
    return { found: see(index), asOf: state.asOf };
  }
}

export interface SeenDeps {
  handoffLog: HandoffLog;
  inTime: InTime;
}

/** Whoever looks at a mail waits this long for the list; the index answers at once. */
const patienceMs = 3_000;

function noAnswer(): never {
  throw new ProductError('microsoft_unreachable', 'the list did not answer in time');
}

const passing: ReadonlySet<ErrorCode> = new Set(['microsoft_busy', 'microsoft_unreachable']);

/** The hand-off a mail belongs to, as `findHandoffOfMail` finds it in the list. */
export function seenHandoffOfMail(
  internetMessageId: string,
  index: HandoffIndex,
  claimKeys: KeyRing,
): OfMail<SeenRow> | undefined {
  const first = seenBy(
    'claimKey',
    underEverySecret(claimKeyOf, internetMessageId, claimKeys),
    index,
  );
  const stand = first && standOf(chainSeenFrom(first, index));
  if (stand) return stand;
  const sent = seenBy('sentKey', underEverySecret(sentKeyOf, internetMessageId, claimKeys), index);
  return sent && { row: sent };
}

function chainSeenFrom(first: SeenRow, index: HandoffIndex): SeenRow[] {
  const next = seenBy('claimKey', [nextClaimKey(first.record.claimKey)], index);
  return next === undefined ? [first] : [first, ...chainSeenFrom(next, index)];
}

function seenBy(
  field: RuleField,
  among: readonly string[],
  index: HandoffIndex,
): SeenRow | undefined {
  const oldest = { order: 'handed_off', descending: false, skip: 0, size: 1 } as const;
  return index.page({ rules: [[[{ field, among }]]], ...oldest }).rows[0];
}

/** All hand-offs of one run, oldest first. */
export function seenRun(processKey: string, index: HandoffIndex): HandoffRecord[] {
  return index.ofRuns([processKey]).map(({ record }) => record);
}
