/** A place in the list, and whose request it was. */
export interface WindowRow {
  itemId: number;
  responsibilityId?: number | undefined;
}

/** So many item ids before the last step are learned in full, then one more step as it comes. */
const newest = 3_000;
const step = 3_000;
/** Older ones, shared out among all responsibilities, so that one that gets a request a year is not forgotten. */
const mostOlder = 6_000;
const mostOlderOfOne = 20;

/**
 * The item id from which on every row is learned. It moves a step at a time and depends on nothing but the newest id,
 * so that a server that starts and one that has been running learn from the same rows, also after some were deleted.
 */
export function windowStart(newestItemId: number): number {
  return Math.max(0, Math.floor(newestItemId / step) * step - newest);
}

/** Of the rows before the window the item ids that are learned all the same: the newest few of each responsibility. */
export function olderLearned(rows: readonly WindowRow[], responsibilities: number): Set<number> {
  const share = Math.floor(mostOlder / Math.max(1, responsibilities));
  const few = Math.max(1, Math.min(mostOlderOfOne, share));
  const counts = new Map<number, number>();
  const kept = new Set<number>();
  for (const { itemId, responsibilityId } of rows.toSorted((a, b) => b.itemId - a.itemId)) {
    if (responsibilityId === undefined) continue;
    const count = counts.get(responsibilityId) ?? 0;
    if (count >= few) continue;
    counts.set(responsibilityId, count + 1);
    kept.add(itemId);
  }
  return kept;
}
