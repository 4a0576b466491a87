/** The first `max` texts that begin with the prefix, itself included. `sorted` is in order of code units; found by halving. */
export function startingWith(prefix: string, sorted: readonly string[], max: number): string[] {
  const { start, end } = rangeStartingWith(prefix, sorted, max);
  return sorted.slice(start, end);
}

/** Where they stand: from `start` to before `end`. */
export function rangeStartingWith(
  prefix: string,
  sorted: readonly string[],
  max: number,
): { start: number; end: number } {
  const start = firstNotBelow(prefix, sorted);
  const found = sorted.slice(start, start + max);
  const others = found.findIndex((each) => !each.startsWith(prefix));
  return { start, end: start + (others < 0 ? found.length : others) };
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
