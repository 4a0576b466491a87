import { wordReader } from './words.ts';

/** One request that nobody answered for, with what its row keeps. */
export interface UnownedRequest {
  handoffKey: string;
  subject: string;
  senderDomain: string;
  /** The area it was passed on into; absent when it was not. */
  landed?: string;
}

/** Requests that ask for the same, by the words their subjects share. */
export interface Demand {
  /** Up to three words as they were written, the one most have first; none for all the rest. */
  words: string[];
  requests: UnownedRequest[];
  /** The area most of them were passed on into. */
  landed?: string;
}

const mostGroups = 8;

/**
 * Groups by shared words: the word most requests have makes a group, then the word most of the rest have, and so
 * on, each at least `least` requests; ties by the word. What shares nothing comes last, without words.
 */
export function groupDemand(requests: readonly UnownedRequest[], least: number): Demand[] {
  const read = wordReader();
  let rest = requests.map((request) => ({ request, words: read(request.subject) }));
  const groups: Demand[] = [];
  while (groups.length < mostGroups) {
    const ranked = rankedWords(rest);
    const [most] = ranked;
    if (most === undefined || most.count < least) break;
    const group = rest.filter(({ words }) => words.some((word) => word.keys[0] === most.key));
    groups.push(demandOf(group));
    rest = rest.filter((each) => !group.includes(each));
  }
  const others = rest.map(({ request }) => request);
  return rest.length === 0 ? groups : [...groups, { words: [], ...withLanded(others) }];
}

type Read = { request: UnownedRequest; words: ReturnType<ReturnType<typeof wordReader>> };

/** Every word with the number of requests it stands in, and how it was written first. */
function rankedWords(all: readonly Read[]) {
  const known = new Map<string, { key: string; surface: string; count: number }>();
  for (const { words } of all) {
    const mine = new Map(words.map((word) => [word.keys[0] ?? '', word.surface]));
    for (const [key, surface] of mine) {
      const before = known.get(key);
      known.set(key, {
        key,
        surface: before?.surface ?? surface,
        count: (before?.count ?? 0) + 1,
      });
    }
  }
  return [...known.values()].toSorted((a, b) => b.count - a.count || (a.key < b.key ? -1 : 1));
}

/** Further words name the group where at least half of it has them. */
function demandOf(group: readonly Read[]): Demand {
  const shared = rankedWords(group).filter(({ count }) => count * 2 >= group.length && count > 1);
  const words = shared.slice(0, 3).map(({ surface }) => surface);
  return { words, ...withLanded(group.map(({ request }) => request)) };
}

function withLanded(requests: UnownedRequest[]): Pick<Demand, 'requests' | 'landed'> {
  const areas = requests.flatMap(({ landed }) => landed ?? []);
  const counts = [...Map.groupBy(areas, (area) => area)].map(([area, all]) => ({
    area,
    count: all.length,
  }));
  const [most] = counts.toSorted((a, b) => b.count - a.count || (a.area < b.area ? -1 : 1));
  return { requests, ...(most && { landed: most.area }) };
}
