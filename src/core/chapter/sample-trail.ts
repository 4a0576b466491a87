import {
  type EventTrust,
  type FoundEvent,
  type ListRow,
  readEventRow,
  readPending,
} from '../audit-rows.ts';
import type { SampleEvent } from './chapter-data.ts';

/**
 * The events of one hand-off by their numbers, each once: those of the list, and the one that waits in the row.
 * Whether they are signed rightly is the verifier's to say. `listed` are the leaf hashes that checkpoints list.
 */
export function trailOf(
  handoff: ListRow,
  events: readonly ListRow[],
  trust: EventTrust,
  listed: ReadonlySet<string>,
): SampleEvent[] {
  const waiting = readPending(handoff, trust)?.event;
  const found = [
    ...events.map((row) => readEventRow(row, trust).event),
    ...(waiting ? [waiting] : []),
  ];
  const byHash = new Map(found.map((event) => [event.leafHash, event]));
  return [...byHash.values()]
    .flatMap((event) => told(event, listed))
    .toSorted((a, b) => a.number - b.number || (a.leafHash < b.leafHash ? -1 : 1));
}

function told({ payload, leafHash }: FoundEvent, listed: ReadonlySet<string>): SampleEvent[] {
  if (payload === undefined) return [];
  const { State: state } = payload.set;
  return [
    {
      number: payload.event,
      at: payload.at,
      state: typeof state === 'string' ? state : '',
      leafHash,
      listed: listed.has(leafHash),
    },
  ];
}
