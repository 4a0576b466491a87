import { isSameEvent } from '../core/archive.ts';
import { type ListRow, textOf } from '../core/audit-rows.ts';
import { type EraseDeps, eraseHandoff } from './erase.ts';
import { type Patience, patiently } from './patience.ts';
import type { EventArchive, StoredEvent } from './record-ports.ts';

export interface MoveDeps extends EraseDeps, Patience {
  archive: EventArchive;
}

/** How often a row is looked at again that somebody changes while it is being moved. */
const mostTries = 3;

/**
 * Copies an event into its year's list, reads the copy, and removes the row when both say the same and it is still the
 * one that was copied. False when they don't say the same: then both stay.
 */
export async function moveEvent(
  event: StoredEvent,
  year: number,
  deps: MoveDeps,
): Promise<boolean> {
  const { archive } = deps;
  const calmly = <T>(work: () => Promise<T>) => patiently(work, deps);
  let row: StoredEvent | undefined = event;
  let copy: ListRow | undefined = await calmly(() => archive.copy(event, year));
  for (let tries = 1; tries <= mostTries; tries++) {
    const now: StoredEvent = row;
    if (copy !== undefined && isSameEvent(now, copy) && (await calmly(() => archive.remove(now))))
      return true;
    await endErasure(now, deps);
    row = await calmly(() => archive.readOne(now.id));
    if (row === undefined) return true;
    copy = await calmly(() => archive.readCopy(now, year));
  }
  return false;
}

/** An erasure that came between, or was interrupted before it reached both: what was said to be erased goes from both. */
async function endErasure({ fields }: StoredEvent, deps: MoveDeps): Promise<void> {
  const [handoffKey = ''] = textOf(fields['EventKey']).split(':');
  const nothingMore = { kind: 'handoffs', keys: [] } as const;
  await patiently(() => eraseHandoff(handoffKey, nothingMore, deps), deps);
}
