import type { Leaf } from '../core/audit-checkpoints.ts';
import { type EventTrust, type ListRow, readEventRow, textOf } from '../core/audit-rows.ts';
import type { WaitingEvent } from '../core/log-growth.ts';
import type { FollowedCheckpoints } from './followed-checkpoints.ts';
import type { FollowedList } from './followed-list.ts';
import type { RecordLists } from './record-ports.ts';

/** The events that were read so far. Only the functions here change it. */
export interface FollowedEvents extends FollowedList {
  /** Item of each event by leaf hash: the first one where a row was written twice. */
  items: Map<string, string>;
  /** Those that have no place in the log, by leaf hash. */
  waiting: Map<string, WaitingEvent>;
  /** Leaf hashes of those whose place is not noted in their row. */
  withoutIndex: Set<string>;
}

export function noEvents(): FollowedEvents {
  return { cursor: undefined, items: new Map(), waiting: new Map(), withoutIndex: new Set() };
}

export interface EventDeps {
  lists: Pick<RecordLists, 'removeCopy' | 'changeEvent'>;
  trust: EventTrust;
}

/** Takes the row of an event; of two that say the same the later one is removed. */
export async function takeEvent(
  row: ListRow,
  known: FollowedEvents,
  { places }: Pick<FollowedCheckpoints, 'places'>,
  { lists, trust }: EventDeps,
): Promise<void> {
  const hash = textOf(row.fields['LeafHash']);
  const twin = known.items.get(hash);
  if (twin !== undefined && twin !== row.id) {
    const isFirst = Number(row.id) <= Number(twin);
    await lists.removeCopy(isFirst ? twin : row.id);
    if (!isFirst) return;
  }
  const index = places.get(hash);
  if (index === undefined) {
    const { event } = readEventRow(row, trust);
    if (!event.isSigned || event.leafHash !== hash) return;
    known.waiting.set(hash, { key: event.key, hash, item: row.id });
  } else if (row.fields['LogIndex'] === index) known.withoutIndex.delete(hash);
  else known.withoutIndex.add(hash);
  known.items.set(hash, row.id);
}

/** These have a place in the log now; it is still to be noted. */
export function placed(leaves: readonly Leaf[], { waiting, withoutIndex }: FollowedEvents): void {
  for (const { hash } of leaves) if (waiting.delete(hash)) withoutIndex.add(hash);
}

/** Notes in each row the place it has in the log. */
export async function noteIndexes(
  { items, withoutIndex }: FollowedEvents,
  { places }: Pick<FollowedCheckpoints, 'places'>,
  { lists }: Pick<EventDeps, 'lists'>,
): Promise<void> {
  for (const hash of withoutIndex) {
    const [item, index] = [items.get(hash), places.get(hash)];
    if (item !== undefined && index !== undefined)
      await lists.changeEvent(item, { LogIndex: index });
    withoutIndex.delete(hash);
  }
}
