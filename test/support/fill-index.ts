import { openHandoffIndex } from '../../src/store/handoff-index.ts';
import type { HandoffIndex, IndexKeeper, Stored } from '../../src/usecases/handoff-ports.ts';

/** Fills an index as the first reading of the list does, page by page, with rows 1 to `count`. */
export function fillIndex(
  index: HandoffIndex & IndexKeeper,
  count: number,
  rowOf: (item: number) => Stored,
  asOf: string,
): void {
  const pageSize = 500;
  index.beginNext();
  for (let first = 1; first <= count; first += pageSize) {
    const size = Math.min(pageSize, count - first + 1);
    const rows = Array.from({ length: size }, (_, at) => rowOf(first + at));
    const page = { rows, deleted: [], unreadable: [], next: `${first}`, isLast: false };
    index.take({ kind: 'page', ...page }, 'next');
  }
  Array.from(index.makeLookups('next'));
  index.complete(asOf, 'next');
}

/** An index of its own in memory that holds these rows and nothing else. */
export function indexWith(stored: Stored[]): ReturnType<typeof openHandoffIndex> {
  const index = openHandoffIndex(':memory:', 'a');
  index.beginNext();
  const page = { rows: stored, deleted: [], unreadable: [], next: 'x', isLast: true };
  index.take({ kind: 'page', ...page }, 'next');
  Array.from(index.makeLookups('next'));
  index.complete('2026-11-25T10:00:00Z', 'next');
  return index;
}
