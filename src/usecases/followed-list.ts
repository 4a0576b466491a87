import type { ListChanges } from './record-ports.ts';

/** A list that is read from its beginning once, page by page, and then only what changed. */
export interface FollowedList {
  /** Where reading goes on; nothing at the beginning. */
  cursor: string | undefined;
}

/** What changed since the last time. A page that could not be taken comes again the next time. */
export async function* readOn(
  list: FollowedList,
  read: (cursor: string | undefined) => AsyncIterable<ListChanges>,
): AsyncGenerator<ListChanges> {
  for await (const page of read(list.cursor)) {
    yield page;
    list.cursor = page.cursor;
  }
}
