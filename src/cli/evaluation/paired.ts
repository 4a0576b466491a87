/** How much better one way answered the same questions than another, in shares of 1. */
export interface Difference {
  n: number;
  difference: number;
  /** 95 % of what would come out if the same number of questions were drawn again from these. */
  from: number;
  to: number;
}

/** Whether the first answer to one question was right, by run and id. */
export type Rights = ReadonlyMap<string, boolean>;

export const questionOf = (run: string, id: string) => JSON.stringify([run, id]);

/** First minus second, over the questions both answered. Undefined when there are none. */
export function pairedDifference(first: Rights, second: Rights): Difference | undefined {
  const pairs = [...first].filter(([question]) => second.has(question));
  const better = pairs.filter(([question, right]) => right && !second.get(question)).length;
  const worse = pairs.filter(([question, right]) => !right && second.get(question)).length;
  const n = pairs.length;
  if (n === 0) return undefined;
  const [from, to] = intervalOf(better, worse, n);
  return { n, difference: (better - worse) / n, from, to };
}

/**
 * The bootstrap's percentile interval without its dice: each drawn question is better, worse or equal with
 * the shares at hand, so the chance of every possible sum can be counted exactly.
 */
function intervalOf(better: number, worse: number, n: number): [number, number] {
  const chances = chancesOfSums(better / n, worse / n, n);
  let below = 0;
  let from = -n;
  let to = n;
  chances.forEach((chance, at) => {
    const sum = at - n;
    if (below < 0.025) from = sum;
    if (below < 0.975) to = sum;
    below += chance;
  });
  return [from / n, to / n];
}

/** Chance of every sum of `n` draws of +1, −1 or 0; the sum −n comes first. */
function chancesOfSums(up: number, down: number, n: number): Float64Array {
  let chances = new Float64Array(2 * n + 1);
  chances[n] = 1;
  for (let drawn = 1; drawn <= n; drawn++) {
    const next = new Float64Array(chances.length);
    for (let at = n - drawn; at <= n + drawn; at++) {
      next[at] =
        (chances[at] ?? 0) * (1 - up - down) +
        (chances[at - 1] ?? 0) * up +
        (chances[at + 1] ?? 0) * down;
    }
    chances = next;
  }
  return chances;
}
