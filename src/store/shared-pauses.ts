import type { RedisClientType } from '@redis/client';
import { openChannel } from './redis-channel.ts';

/** Servers that share a Redis tell each other whom Microsoft asked to wait: what any of them asks counts for all. */
export interface SharedPauses {
  tell(who: string, seconds: number): void;
  close(): void;
}

export function sharePauses(
  redis: RedisClientType,
  tenantId: string,
  hear: (who: string, seconds: number) => void,
): SharedPauses {
  const channel = openChannel(redis, `baton:paused:${tenantId}`, (text) => {
    const [, seconds, who] = /^(\d+(?:\.\d+)?) (.+)$/.exec(text) ?? [];
    if (who !== undefined) hear(who, Number(seconds));
  });
  return {
    tell: (who, seconds) => channel.tell(`${seconds} ${who}`),
    close: channel.close,
  };
}
