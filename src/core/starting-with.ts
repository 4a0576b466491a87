/** The first `max` texts that begin with the prefix, itself included. `sorted` is in order of code units; found by halving. */
export function startingWith(prefix: string, sorted: readonly string[], max: number): string[] {
  const { start, end } = rangeStartingWith(prefix, sorted, max);
  return sorted.slice(start, end);
}

/** Places in a list: from `start` to before `end`. */
export interface Range {
  start: number;
  end: number;
}

/** Where they stand. */
export function rangeStartingWith(prefix: string, sorted: readonly string[], max: number): Range {
  const start = firstNotBelow(prefix, sorted);
  const last = Math.min(sorted.length, start + max);
  for (let end = start; end < last; end++)
    if (!sorted[end]?.startsWith(prefix)) return { start, end };
  return { start, end: last };
}

function firstNotBelow(wanted: string, sorted: readonly string[]): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? '') < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}
