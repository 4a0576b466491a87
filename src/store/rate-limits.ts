import type { RedisClientType } from '@redis/client';
import {
  type RateLimiterAbstract,
  RateLimiterMemory,
  RateLimiterRedis,
  RateLimiterRes,
} from 'rate-limiter-flexible';
import { ProductError } from '../core/errors.ts';
import type { Caller, RateLimits } from '../usecases/ports.ts';

/** How much one person may ask in a minute. */
export interface Rates {
  requestsPerMinute: number;
  /** Each of them is a mail: Exchange itself takes 30 a minute from a mailbox (facts/security.md). */
  handoffsPerMinute: number;
}

/** So many people at their limit at once are more than one tenant is given. */
const peopleAtOnce = 100;

/** Whoever calls without a token may do so this often in a minute, all of them together. */
const noticesPerMinute = 600;

/** Counts by person and by tenant, in this process, or in Redis for all servers together. */
export function createRateLimits(rates: Rates, redis?: RedisClientType): RateLimits {
  const limit = (name: string, points: number) => limiterOf(name, points, redis);
  const person = limit('person', rates.requestsPerMinute);
  const tenant = limit('tenant', rates.requestsPerMinute * peopleAtOnce);
  const handoffs = limit('handoffs', rates.handoffsPerMinute);
  const notices = limit('notices', noticesPerMinute);
  return {
    async allowRequest(caller) {
      // the person first: what is refused there takes nothing from their colleagues
      await take(person, keyOf(caller));
      await take(tenant, caller.tenantId);
    },
    allowHandoff: (caller) => take(handoffs, keyOf(caller)),
    allowNotice: () => take(notices, 'all'),
  };
}

function limiterOf(name: string, points: number, redis?: RedisClientType): RateLimiterAbstract {
  const options = { keyPrefix: `baton:${name}`, points, duration: 60 };
  const here = new RateLimiterMemory(options);
  if (redis === undefined) return here;
  return new RateLimiterRedis({
    ...options,
    storeClient: redis,
    useRedisPackage: true,
    // while Redis is away each server counts for itself: it must neither stop the work nor open the gate
    rejectIfRedisNotReady: true,
    insuranceLimiter: here,
  });
}

/** The same Entra id in another tenant is somebody else. */
function keyOf({ tenantId, oid }: Caller): string {
  return `${tenantId}:${oid}`;
}

async function take(limiter: RateLimiterAbstract, key: string): Promise<void> {
  try {
    await limiter.consume(key);
  } catch (refusal) {
    if (!(refusal instanceof RateLimiterRes)) throw refusal;
    throw new ProductError('too_many_requests', 'more requests in a minute than allowed', {
      retryAfterSeconds: refusal.msBeforeNext / 1000,
    });
  }
}
