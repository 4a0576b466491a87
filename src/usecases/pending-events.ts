import { loggedYears } from '../core/archive.ts';
import { readHead, type SignedEvent } from '../core/audit-event.ts';
import {
  type EventTrust,
  type ListRow,
  parsePending,
  readPending,
  textOf,
} from '../core/audit-rows.ts';
import type { FollowedCheckpoints } from './followed-checkpoints.ts';
import type { FollowedEvents } from './followed-events.ts';
import type { FollowedList } from './followed-list.ts';
import type { RecordLists } from './record-ports.ts';

/** Events that stand in the rows of their hand-offs only, by leaf hash. */
export interface PendingEvents extends FollowedList {
  events: Map<string, SignedEvent>;
}

export function nothingPending(): PendingEvents {
  return { cursor: undefined, events: new Map() };
}

/** Takes the row of a hand-off, whose last event may not have come into the list. */
export function takePending(
  row: ListRow,
  { events }: PendingEvents,
  { items }: FollowedEvents,
  checkpoints: FollowedCheckpoints,
  trust: EventTrust,
): void {
  const { hash } = readHead(textOf(row.fields['Head']));
  if (items.has(hash) || isOfClosedYear(hash, checkpoints)) return;
  const event = parsePending(textOf(row.fields['Pending']));
  if (event && readPending(row, trust)?.event.isSigned) events.set(hash, event);
}

/** Brings them into the list. Answers whether any came there; one that is refused waits on. */
export async function addPending(
  { events }: PendingEvents,
  lists: Pick<RecordLists, 'addEvent'>,
  onSpoilt: (error: unknown) => void,
): Promise<boolean> {
  const before = events.size;
  for (const [hash, event] of events)
    await lists.addEvent(event).then(() => events.delete(hash), onSpoilt);
  return before > events.size;
}

/** Had its row, which may be archived; where it is gone the verifier says so. */
function isOfClosedYear(hash: string, { places, log }: FollowedCheckpoints): boolean {
  const place = places.get(hash);
  return place !== undefined && place < (loggedYears(log).at(-1)?.from ?? 0);
}
