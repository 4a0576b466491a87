import { claimKeyOf, sentKeyOf, underEverySecret } from '../core/claim-key.ts';
import type { HandoffRecord } from '../core/handoff-record.ts';
import { holderOf, latestOf } from '../core/request-chain.ts';
import type { KeyRing } from '../core/tenant-keys.ts';
import type { HandoffReader, Stored } from './handoff-ports.ts';
import { chainFrom } from './request-chain.ts';

/** What finding a row by a mail takes: with the keys from before a rotation, older rows are found as well. */
export interface FindDeps {
  handoffs: HandoffReader;
  claimKeys: KeyRing;
}

/** The hand-off of a mail, from the list or from the index. */
export interface OfMail<Row> {
  row: Row;
  /** What repeated it once it was done, and came to nothing. */
  endedRepeat?: HandoffRecord;
}

/** The hand-off a mail belongs to: the one that says who has its request, or the one that sent it to its reader. */
export async function findHandoffOfMail(
  internetMessageId: string,
  deps: FindDeps,
): Promise<OfMail<Stored> | undefined> {
  const [chain, sent] = await Promise.all([
    findChain(internetMessageId, deps),
    findSent(internetMessageId, deps),
  ]);
  return standOf(chain) ?? (sent && { row: sent });
}

/** Who has the request of this chain, and a repeat that came to nothing since; nothing when it is free. */
export function standOf<Row extends Pick<Stored, 'record'>>(
  chain: readonly Row[],
): OfMail<Row> | undefined {
  const [row, latest] = [holderOf(chain), latestOf(chain)];
  return row && { row, ...(latest && latest !== row && { endedRepeat: latest.record }) };
}

/** The hand-off that says who has the request of this mail; nothing when it is free. */
export async function findHolder(id: string, deps: FindDeps): Promise<Stored | undefined> {
  return holderOf(await findChain(id, deps));
}

async function findChain(id: string, deps: FindDeps): Promise<Stored[]> {
  const first = await findClaim(id, deps);
  return first ? chainFrom(first, deps.handoffs) : [];
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
