import { nextClaimKey } from '../core/claim-key.ts';
import type { HandoffRecord } from '../core/handoff-record.ts';
import type { HandoffList, HandoffReader, Stored } from './handoff-ports.ts';

/**
 * All hand-offs of a request from this one on, in the order of their claims: `1:`, `2:`, `3:` … has no gaps, because a
 * hand-off keeps its claim for good (docs/decisions/042).
 */
export async function chainFrom(first: Stored, handoffs: HandoffReader): Promise<Stored[]> {
  const next = await handoffs.findByClaimKey(nextClaimKey(first.record.claimKey));
  return next === undefined ? [first] : [first, ...(await chainFrom(next, handoffs))];
}

/**
 * Claims the place behind the last of the chain, or answers the row that stands in the way. Whoever loses the place
 * reads what has come since and decides anew: whoever gets one has read everything before it.
 */
export async function claimNext(
  record: HandoffRecord,
  chain: readonly Stored[],
  inTheWay: (chain: readonly Stored[]) => Stored | undefined,
  handoffs: HandoffList,
): Promise<Stored> {
  const own = chain.find((each) => isSameClick(each, record));
  if (own !== undefined) return handoffs.settle(own);
  const other = inTheWay(chain);
  const last = chain.at(-1);
  if (other !== undefined || last === undefined) return other ?? handoffs.claim(record);
  const claimKey = nextClaimKey(last.record.claimKey);
  const stored = await handoffs.claim({ ...record, claimKey });
  if (isSameClick(stored, record)) return stored;
  const since = await chainFrom(stored, handoffs);
  return claimNext(record, [...chain, ...since], inTheWay, handoffs);
}

/** Whether this row was made by the click that `order` stands for. */
export function isSameClick({ record }: Stored, order: Pick<HandoffRecord, 'handoffKey'>): boolean {
  return record.handoffKey === order.handoffKey;
}
