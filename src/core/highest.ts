/**
 * The places of the `count` highest numbers, highest first; on a tie the lower place. One pass over thousands
 * of numbers, where sorting all of them takes longer than everything else in learning.
 */
export function highestPlaces(numbers: Float64Array, count: number): number[] {
  const kept: number[] = [];
  let lowest = Number.NEGATIVE_INFINITY;
  for (let place = 0; place < numbers.length; place++) {
    const number = numbers[place] ?? 0;
    if (kept.length === count && !(number > lowest)) continue;
    kept.splice(seatFor(number, kept, numbers), 0, place);
    if (kept.length > count) kept.pop();
    lowest = numbers[kept.at(-1) ?? 0] ?? 0;
  }
  return kept;
}

/** Behind everything that is as high. */
function seatFor(number: number, kept: readonly number[], numbers: Float64Array): number {
  let from = 0;
  let to = kept.length;
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((numbers[kept[middle] ?? 0] ?? 0) >= number) from = middle + 1;
    else to = middle;
  }
  return from;
}
