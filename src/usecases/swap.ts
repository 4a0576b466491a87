import { isProductError, ProductError } from '../core/errors.ts';
import type { HandoffRecord } from '../core/handoff-record.ts';
import type { HandoffList, Stored } from './handoff-ports.ts';

/** The row as it stands now, and whether it was we who wrote it. */
export interface Swapped {
  won: boolean;
  stored: Stored;
}

/** A compare-and-swap: whoever loses it gets the row as the winner left it. */
export async function swap(
  stored: Stored,
  handoffs: HandoffList,
  changes: Partial<HandoffRecord>,
): Promise<Swapped> {
  try {
    return { won: true, stored: await handoffs.change(stored, changes) };
  } catch (error) {
    if (!isProductError(error) || error.code !== 'changed_meanwhile') throw error;
    const now = await handoffs.findByHandoffKey(stored.record.handoffKey);
    if (now !== undefined) return { won: false, stored: now };
    throw new ProductError('list_broken', 'the hand-off row is gone', { cause: error });
  }
}
