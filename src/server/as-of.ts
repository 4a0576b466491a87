import type { AsOf } from '../wire/api.ts';

/** So many doubtful rows are named. */
const mostDoubts = 5;

/** A day, the first of what is not certain about it, and how much that is. */
export function asOfView({ day, doubts }: Pick<AsOf, 'day' | 'doubts'>): AsOf {
  return { day, doubts: doubts.slice(0, mostDoubts), doubtCount: doubts.length };
}
