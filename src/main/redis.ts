import { createClient, type RedisClientType } from '@redis/client';
import type { Logger } from 'pino';
import type { Config } from './config.ts';

/** The Redis that several servers share, where one is named. It may come later, or go: nothing waits for it. */
export function openRedis(
  { redisUrl }: Pick<Config, 'redisUrl'>,
  log: Logger,
): RedisClientType | undefined {
  if (redisUrl === undefined) return undefined;
  const client: RedisClientType = createClient({ url: redisUrl });
  let isKnownLost = false;
  client.on('error', (error: Error) => {
    if (!isKnownLost) log.warn({ err: error }, 'Redis is away; each server counts for itself');
    isKnownLost = true;
  });
  client.on('ready', () => {
    isKnownLost = false;
    log.info('Redis is there');
  });
  // the client tries again by itself, and says so in “error”
  client.connect().catch(() => {});
  return client;
}
