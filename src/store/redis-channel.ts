import type { RedisClientType } from '@redis/client';

/** What servers that share a Redis say to each other. What is lost here does no harm: each finds it out by itself later. */
export interface RedisChannel {
  tell(text: string): void;
  close(): void;
}

/** Every server hears what the others tell, and what it tells itself. */
export function openChannel(
  redis: RedisClientType,
  name: string,
  hear: (text: string) => void,
): RedisChannel {
  const listener = redis.duplicate();
  // its troubles are those of the connection it was copied from, which tells of them
  listener.on('error', () => {});
  const listening = listener.connect().then(() => listener.subscribe(name, hear));
  listening.catch(() => {});
  return {
    tell(text) {
      if (redis.isReady) redis.publish(name, text).catch(() => {});
    },
    close: () => listener.destroy(),
  };
}
