import { dayAt } from './calendar.ts';
import type { Ranked } from './decision.ts';
import type { Example, Memory } from './memory.ts';
import { blocksOf, type Vector, vectorOf } from './request-vector.ts';
import type { Signals } from './signals.ts';
import type { Evidence } from './suggestion.ts';

/** Two requests with this cosine share about half of what they say; below that they only share a language. */
const alike = 0.4;
/** Of a responsibility with many requests only the newest are laid beside this one. */
const mostCompared = 100;

/**
 * The same ranking with what earlier hand-offs tell people about each: the requests that were like this one, and how
 * often the sender's went there. For the few that are shown, since it takes longer than ranking them.
 */
export function withEarlier(
  ranking: readonly Ranked[],
  signals: Signals,
  sender: string,
  memory: Memory,
): Ranked[] {
  const asked = vectorOf(blocksOf(signals, memory), memory);
  return ranking.map((each) => {
    const id = each.responsibility.id;
    const more = [
      ...similarRequests(cosinesWith(asked, id, memory)),
      ...senderRequests(memory.byResponsibility.get(id) ?? [], signals, sender, memory),
    ];
    if (more.length === 0) return each;
    return {
      ...each,
      evidence: [...each.evidence, ...more].toSorted((a, b) => b.weight - a.weight),
    };
  });
}

/** Cosine with the nearest of a responsibility's earlier requests; 0 when it never got one. */
export function nearestRequest(asked: Vector, id: number, memory: Memory): number {
  return cosinesWith(asked, id, memory).reduce((most, { cosine }) => Math.max(most, cosine), 0);
}

function cosinesWith(
  asked: Vector,
  id: number,
  { byResponsibility, table }: Memory,
): { at: string; cosine: number }[] {
  const examples = (byResponsibility.get(id) ?? []).slice(-mostCompared);
  if (examples.length === 0) return [];
  const weights = table.spread(asked);
  const cosines = examples.map(({ vector, at }) => ({ at, cosine: cosineOf(vector, weights) }));
  table.clear(asked);
  return cosines;
}

/** Cosine of two requests. */
export function likenessOf(one: Vector, other: Vector, { table }: Memory): number {
  const likeness = cosineOf(other, table.spread(one));
  table.clear(one);
  return likeness;
}

function cosineOf({ places, weights }: Vector, asked: Float32Array): number {
  let cosine = 0;
  for (let at = 0; at < places.length; at++) {
    cosine += (weights[at] ?? 0) * (asked[places[at] ?? 0] ?? 0);
  }
  return cosine;
}

function similarRequests(cosines: readonly { at: string; cosine: number }[]): Evidence[] {
  const similar = cosines.filter(({ cosine }) => cosine >= alike);
  if (similar.length === 0) return [];
  const moments = similar.map(({ at }) => at).toSorted();
  return [
    {
      kind: 'earlier_request',
      found: dayAt(moments.at(-1) ?? ''),
      matched: String(similar.length),
      where: 'history',
      weight: Math.max(...similar.map(({ cosine }) => cosine)),
    },
  ];
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
