import type { HandoffIndex, IndexKeeper } from './handoff-ports.ts';
import type { SeenRow } from './record-ports.ts';

/** Which rows came or changed. */
export interface NoticedChanges {
  /** Hand-off keys since the last time. Noticing begins with the first call. */
  changedKeys(): string[];
}

/** An index that notices what is put into it, for whoever follows the log row by row. */
export function noticeIn<Index extends HandoffIndex & IndexKeeper>(
  index: Index,
): Index & NoticedChanges {
  let keys: Set<string> | undefined;
  const notice = ({ record }: SeenRow) => keys?.add(record.handoffKey);
  return {
    ...index,
    put(stored) {
      index.put(stored);
      notice(stored);
    },
    take(page, side) {
      index.take(page, side);
      page.rows.forEach(notice);
    },
    settle(itemId, found, side) {
      index.settle(itemId, found, side);
      if (found !== undefined) notice(found);
    },
    changedKeys() {
      const changed = [...(keys ?? [])];
      keys = new Set();
      return changed;
    },
  };
}
