import type { RedisClientType } from '@redis/client';
import { type WatchedList, watchedListsIn } from '../core/change-notice.ts';
import { openChannel } from './redis-channel.ts';

/** Servers that share a Redis tell each other where something changed: Microsoft tells only one of them. */
export interface SharedLooks {
  tell(lists: readonly WatchedList[]): void;
  close(): void;
}

export function shareLooks(
  redis: RedisClientType,
  tenantId: string,
  hear: (lists: readonly WatchedList[]) => void,
): SharedLooks {
  const name = `baton:changed:${tenantId}`;
  const { tell, close } = openChannel(redis, name, (text) => hear(watchedListsIn(text)));
  return { tell: (lists) => tell(lists.join(' ')), close };
}
