/**
 * How much a word tells apart that `holders` of `total` responsibilities have: 1 when only one has it,
 * towards 0 when all have it. The inverse document frequency of BM25 (Robertson & Zaragoza 2009),
 * divided by its largest value so that a threshold means the same in a small and a large register.
 */
export function rarity(holders: number, total: number): number {
  return inverseFrequency(Math.max(1, holders), total) / inverseFrequency(1, total);
}

function inverseFrequency(holders: number, total: number): number {
  return Math.log(1 + (total - holders + 0.5) / (holders + 0.5));
}
