import { claimKeyOf, nextClaimKey, sentKeyOf } from '../core/claim-key.ts';
import type { HandoffReader, Stored } from './ports.ts';

/** The hand-off a mail belongs to: the latest one of its request, or the one that sent it to its reader. */
export async function findHandoffOfMail(
  internetMessageId: string,
  { handoffs, claimSecret }: { handoffs: HandoffReader; claimSecret: Uint8Array },
): Promise<Stored | undefined> {
  const [first, sent] = await Promise.all([
    handoffs.findByClaimKey(claimKeyOf(internetMessageId, claimSecret)),
    handoffs.findBySentKey(sentKeyOf(internetMessageId, claimSecret)),
  ]);
  return first === undefined ? sent : latestAfter(first, handoffs);
}

/** Follows `1:`, `2:`, `3:` … to the last hand-off of a request. */
export async function latestAfter(first: Stored, handoffs: HandoffReader): Promise<Stored> {
  const next = await handoffs.findByClaimKey(nextClaimKey(first.record.claimKey));
  return next === undefined ? first : latestAfter(next, handoffs);
}
