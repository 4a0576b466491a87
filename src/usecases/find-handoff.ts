import { claimKeyOf, sentKeyOf, underEverySecret } from '../core/claim-key.ts';
import { holderOf } from '../core/request-chain.ts';
import type { KeyRing } from '../core/tenant-keys.ts';
import type { HandoffReader, Stored } from './handoff-ports.ts';
import { chainFrom } from './request-chain.ts';

/** What finding a row by a mail takes: with the keys from before a rotation, older rows are found as well. */
export interface FindDeps {
  handoffs: HandoffReader;
  claimKeys: KeyRing;
}

/** The hand-off a mail belongs to: the one that says who has its request, or the one that sent it to its reader. */
export async function findHandoffOfMail(
  internetMessageId: string,
  deps: FindDeps,
): Promise<Stored | undefined> {
  const [holder, sent] = await Promise.all([
    findHolder(internetMessageId, deps),
    findSent(internetMessageId, deps),
  ]);
  return holder ?? sent;
}

/** The hand-off that says who has the request of this mail; nothing when it is free. */
export async function findHolder(id: string, deps: FindDeps): Promise<Stored | undefined> {
  const first = await findClaim(id, deps);
  return first && holderOf(await chainFrom(first, deps.handoffs));
}

/** The first hand-off of the request of this mail, whatever came of it. */
function findClaim(id: string, { handoffs, claimKeys }: FindDeps) {
  const keys = underEverySecret(claimKeyOf, id, claimKeys);
  return firstFound(keys, (key) => handoffs.findByClaimKey(key));
}

/** The row whose forward this mail is. */
export function findSent(id: string, { handoffs, claimKeys }: FindDeps) {
  const keys = underEverySecret(sentKeyOf, id, claimKeys);
  return firstFound(keys, (key) => handoffs.findBySentKey(key));
}

/**
 * The first hand-off of the request from before a rotation: a claim under the new key would not collide with it.
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
