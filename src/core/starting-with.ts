/** The first `max` texts that begin with the prefix, itself included. `sorted` is in order of code units; found by halving. */
export function startingWith(prefix: string, sorted: readonly string[], max: number): string[] {
  const start = firstNotBelow(prefix, sorted);
  const found = sorted.slice(start, start + max);
  const end = found.findIndex((each) => !each.startsWith(prefix));
  return end < 0 ? found : found.slice(0, end);
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
