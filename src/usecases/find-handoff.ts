import { claimKeyOf, nextClaimKey, sentKeyOf, underEverySecret } from '../core/claim-key.ts';
import type { KeyRing } from '../core/tenant-keys.ts';
import type { HandoffReader, Stored } from './handoff-ports.ts';

/** What finding a row by a mail takes: with the keys from before a rotation, older rows are found as well. */
export interface FindDeps {
  handoffs: HandoffReader;
  claimKeys: KeyRing;
}

/** The hand-off a mail belongs to: the latest one of its request, or the one that sent it to its reader. */
export async function findHandoffOfMail(
  internetMessageId: string,
  deps: FindDeps,
): Promise<Stored | undefined> {
  const [first, sent] = await Promise.all([
    findClaim(internetMessageId, deps),
    findSent(internetMessageId, deps),
  ]);
  return first === undefined ? sent : latestAfter(first, deps.handoffs);
}

/** The row that holds the request of this mail. */
export function findClaim(id: string, { handoffs, claimKeys }: FindDeps) {
  const keys = underEverySecret(claimKeyOf, id, claimKeys);
  return firstFound(keys, (key) => handoffs.findByClaimKey(key));
}

/** The row whose forward this mail is. */
export function findSent(id: string, { handoffs, claimKeys }: FindDeps) {
  const keys = underEverySecret(sentKeyOf, id, claimKeys);
  return firstFound(keys, (key) => handoffs.findBySentKey(key));
}

/**
 * The row that has held the request since before a rotation: a claim under the new key would not collide with it.
 * Asks nothing while the key has never been rotated.
 */
export function findClaimOfOldKey(id: string, { handoffs, claimKeys }: FindDeps) {
  const keys = underEverySecret(claimKeyOf, id, claimKeys).slice(1);
  return firstFound(keys, (key) => handoffs.findByClaimKey(key));
}

async function firstFound(
  keys: readonly string[],
  find: (key: string) => Promise<Stored | undefined>,
): Promise<Stored | undefined> {
  const found = await Promise.all(keys.map(find));
  return found.find((each) => each !== undefined);
}

/** Follows `1:`, `2:`, `3:` … to the last hand-off of a request. */
export async function latestAfter(first: Stored, handoffs: HandoffReader): Promise<Stored> {
  const next = await handoffs.findByClaimKey(nextClaimKey(first.record.claimKey));
  return next === undefined ? first : latestAfter(next, handoffs);
}
