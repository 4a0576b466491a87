import type { HandoffList } from './handoff-ports.ts';

/** Does a piece of work under a name, and tells what came of it; does nothing else. */
export type WatchWork = <T>(
  name: string,
  work: () => Promise<T>,
  tell?: (result: T) => Record<string, string>,
) => Promise<T>;

/** The list, whose claims are seen by name: won, or somebody else's already. */
export function watchClaims(list: HandoffList, watch: WatchWork): HandoffList {
  return {
    ...list,
    claim: (record) =>
      watch(
        'claim',
        () => list.claim(record),
        (stored) => ({
          'baton.claim': stored.record.handoffKey === record.handoffKey ? 'won' : 'taken',
        }),
      ),
  };
}
