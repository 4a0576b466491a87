import type { RedisClientType } from '@redis/client';
import { z } from 'zod';
import { type WatchedList, watchedLists } from '../core/change-notice.ts';

/** Servers that share a Redis tell each other where something changed: Microsoft tells only one of them. */
export interface SharedLooks {
  tell(lists: readonly WatchedList[]): void;
  close(): void;
}

const said = z.array(z.enum(watchedLists));

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
  const listening = listener.connect().then(() =>
    listener.subscribe(channel, (text) => {
      const { data } = said.safeParse(readJson(text));
      if (data !== undefined) hear(data);
    }),
  );
  listening.catch(() => {});
  return {
    tell(lists) {
      if (redis.isReady) redis.publish(channel, JSON.stringify(lists)).catch(() => {});
    },
    close: () => listener.destroy(),
  };
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
