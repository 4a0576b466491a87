import type { Tenant } from '../tenant.ts';
import type { Principal } from './access.ts';
import { GraphError } from './errors.ts';
import type { Operation, OperationName } from './operations.ts';
import { operations } from './operations.ts';

/** So many units in so long a window. Throttled calls count as well. */
interface Limit {
  key: string;
  windowMs: number;
  capacity: number;
  units: number;
  /** Told in `RateLimit-*` headers from 80 % on. */
  isAnnounced?: boolean;
}

/** One request, as far as limits are concerned. */
export interface Load {
  operation: OperationName;
  principal: Principal;
  units: number;
  /** The owner of the mailbox it is about, for mail. */
  mailbox: () => string;
}

const minute = 60_000;
/** Exchange's own time for a request. Without it nothing would ever run at the same time here. */
const mailMs = 20;
const maxAtOnce = 4;
const mailsAMinute = 30;

/** Counts and refuses, when the switch `throttling` is on. */
export interface Throttle {
  /** Runs the work, or throws Graph's 429. */
  admit(load: Load, work: () => Response | Promise<Response>): Promise<Response>;
  /** Counts a mail of a mailbox; how long until the mailbox may send it, 0 if at once. */
  mailWaitMs(mailboxId: string): number;
  clear(): void;
}

type Window = { since: number; used: number };

export function openThrottle(tenant: Pick<Tenant, 'clock' | 'switches'>): Throttle {
  const windows = new Map<string, Window>();
  const running = new Map<string, number>();
  return {
    clear: () => windows.clear(),
    mailWaitMs: (mailboxId) => {
      if (tenant.switches.now().throttling === 'off') return 0;
      const limit = {
        key: `mails ${mailboxId}`,
        windowMs: minute,
        capacity: mailsAMinute,
        units: 1,
      };
      const now = tenant.clock.now().getTime();
      const window = used(windows, limit, now);
      return window.used > limit.capacity ? window.since + minute - now : 0;
    },
    admit: async (load, work) => {
      if (tenant.switches.now().throttling === 'off') return work();
      const headers = count(tenant, windows, limitsOf(load), load);
      const isMail = areaOf(load) === 'mail';
      const response = isMail ? await oneOfFour(running, load, work) : await work();
      for (const [name, value] of Object.entries(headers)) response.headers.set(name, value);
      return response;
    },
  };
}

const areaOf = ({ operation }: Load): Operation['area'] => operations[operation].area;

function limitsOf(load: Load): Limit[] {
  const { principal, units } = load;
  const app = principal.clientId;
  switch (areaOf(load)) {
    case 'sharepoint':
      return [
        { key: `app ${app}`, windowMs: minute, capacity: 1250, units, isAnnounced: true },
        { key: `app's day ${app}`, windowMs: 1440 * minute, capacity: 1_200_000, units },
        { key: 'tenant', windowMs: 5 * minute, capacity: 18_750, units },
        ...(principal.kind === 'user'
          ? [{ key: `user ${principal.oid}`, windowMs: 5 * minute, capacity: 3000, units: 1 }]
          : []),
      ];
    case 'mail':
      return [
        {
          key: `mailbox ${app} ${load.mailbox()}`,
          windowMs: 10 * minute,
          capacity: 10_000,
          units: 1,
        },
      ];
    case 'presence':
      return [{ key: `presence ${app}`, windowMs: minute / 2, capacity: 1500, units: 1 }];
    case 'teams':
      return [{ key: `activity ${app}`, windowMs: 1000, capacity: 5, units: 1 }];
    default:
      return [];
  }
}

/** Counts the request under each limit; gives back the headers to announce, or throws. */
function count(
  tenant: Pick<Tenant, 'clock' | 'switches'>,
  windows: Map<string, Window>,
  limits: Limit[],
  load: Load,
): Record<string, string> {
  const now = tenant.clock.now().getTime();
  const states = limits.map((limit) => ({ limit, window: used(windows, limit, now) }));
  const waits = states
    .filter(({ limit, window }) => window.used > limit.capacity)
    .map(({ limit, window }) => window.since + limit.windowMs - now);
  const headers = Object.assign({}, ...states.map((state) => announced(state, now)));
  if (waits.length === 0) return headers;
  const seconds = Math.max(...waits) / 1000;
  const isFractional = tenant.switches.now().retryAfter === 'fractional';
  throw throttled(load, { ...headers, 'retry-after': retryAfter(seconds, isFractional) });
}

const retryAfter = (seconds: number, isFractional: boolean): string =>
  isFractional ? Math.max(0.001, seconds).toFixed(3) : String(Math.max(1, Math.ceil(seconds)));

function used(windows: Map<string, Window>, limit: Limit, now: number): Window {
  const known = windows.get(limit.key);
  const isCurrent = known && now >= known.since && now < known.since + limit.windowMs;
  const window = isCurrent ? known : { since: now, used: 0 };
  window.used += limit.units;
  windows.set(limit.key, window);
  return window;
}

function announced(
  { limit, window }: { limit: Limit; window: Window },
  now: number,
): Record<string, string> {
  if (!limit.isAnnounced || window.used < limit.capacity * 0.8) return {};
  return {
    'ratelimit-limit': String(limit.capacity),
    'ratelimit-remaining': String(Math.max(0, limit.capacity - window.used)),
    'ratelimit-reset': String(Math.ceil((window.since + limit.windowMs - now) / 1000)),
  };
}

function throttled(load: Load, headers: Record<string, string>): GraphError {
  if (areaOf(load) === 'sharepoint')
    return new GraphError(429, 'activityLimitReached', 'The request has been throttled', headers);
  if (areaOf(load) === 'mail')
    return new GraphError(
      429,
      'ApplicationThrottled',
      'Application is over its RequestRate limit.',
      headers,
    );
  return new GraphError(429, 'TooManyRequests', 'Too many requests', headers);
}

async function oneOfFour(
  running: Map<string, number>,
  load: Load,
  work: () => Response | Promise<Response>,
): Promise<Response> {
  const key = `${load.principal.clientId} ${load.mailbox()}`;
  const atOnce = running.get(key) ?? 0;
  if (atOnce >= maxAtOnce)
    throw new GraphError(
      429,
      'ApplicationThrottled',
      'Application is over its MailboxConcurrency limit.',
      { 'retry-after': '1' },
    );
  running.set(key, atOnce + 1);
  try {
    await new Promise((done) => setTimeout(done, mailMs));
    return await work();
  } finally {
    const left = (running.get(key) ?? 1) - 1;
    if (left > 0) running.set(key, left);
    else running.delete(key);
  }
}
