import type { RedisClientType } from '@redis/client';
import { type WatchedList, watchedListsIn } from '../core/change-notice.ts';

/** Servers that share a Redis tell each other where something changed: Microsoft tells only one of them. */
export interface SharedLooks {
  tell(lists: readonly WatchedList[]): void;
  close(): void;
}

/** What is lost here is found by the next look that a timer makes. */
export function shareLooks(
  redis: RedisClientType,
  tenantId: string,
  hear: (lists: readonly WatchedList[]) => void,
): SharedLooks {
  const channel = `baton:changed:${tenantId}`;
  const listener = redis.duplicate();
  // its troubles are those of the connection it was copied from, which tells of them
  listener.on('error', () => {});
  const listening = listener
    .connect()
    .then(() => listener.subscribe(channel, (text) => hear(watchedListsIn(text))));
  listening.catch(() => {});
  return {
    tell(lists) {
      if (redis.isReady) redis.publish(channel, lists.join(' ')).catch(() => {});
    },
    close: () => listener.destroy(),
  };
}
