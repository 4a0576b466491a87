import { blocksOf, type Example, type Memory, type Vector, vectorOf } from './memory.ts';
import type { Signals } from './signals.ts';
import type { Evidence } from './suggestion.ts';

/** Two requests with this cosine share about half of what they say; below that they only share a language. */
const alike = 0.4;

/**
 * What earlier hand-offs tell about each of these responsibilities, for people: the requests that were like this one,
 * and how often the sender's went there. Nothing when there were none.
 */
export function earlierEvidence(
  ids: readonly number[],
  signals: Signals,
  sender: string,
  memory: Memory,
): Map<number, Evidence[]> {
  const asked = weightsByPlace(vectorOf(blocksOf(signals, memory, false), memory));
  return new Map(
    ids.map((id) => {
      const own = memory.examples.filter(({ responsibilityId }) => responsibilityId === id);
      const evidence = [
        ...similarRequests(own, asked),
        ...senderRequests(own, signals, sender, memory),
      ];
      return [id, evidence];
    }),
  );
}

function similarRequests(
  examples: readonly Example[],
  asked: ReadonlyMap<number, number>,
): Evidence[] {
  const similar = examples
    .map(({ vector, at }) => ({ at, cosine: cosineOf(vector, asked) }))
    .filter(({ cosine }) => cosine >= alike);
  if (similar.length === 0) return [];
  const newest =
    similar
      .map(({ at }) => at)
      .toSorted()
      .at(-1) ?? '';
  return [
    {
      kind: 'earlier_request',
      found: newest.slice(0, 10),
      matched: String(similar.length),
      where: 'history',
      weight: Math.max(...similar.map(({ cosine }) => cosine)),
    },
  ];
}

function weightsByPlace({ places, weights }: Vector): Map<number, number> {
  return new Map(Array.from(places, (place, at) => [place, weights[at] ?? 0]));
}

function cosineOf({ places, weights }: Vector, asked: ReadonlyMap<number, number>): number {
  let cosine = 0;
  for (let at = 0; at < places.length; at++) {
    cosine += (weights[at] ?? 0) * (asked.get(places[at] ?? 0) ?? 0);
  }
  return cosine;
}

function senderRequests(
  examples: readonly Example[],
  { senders }: Signals,
  sender: string,
  { table }: Memory,
): Evidence[] {
  const [address] = senders.keys();
  const place = address === undefined ? undefined : table.placeOf(address);
  const theirs = examples.filter(({ sender: of }) => of !== undefined && of === place).length;
  if (theirs === 0) return [];
  return [
    {
      kind: 'sender_history',
      found: sender,
      matched: String(theirs),
      where: 'history',
      weight: Math.log2(1 + theirs) / 4,
    },
  ];
}
