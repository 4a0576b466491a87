import { randomUUID } from 'node:crypto';
import type { Clock } from './control/clock.ts';
import type { Database } from './database.ts';
import type { SubscriptionRow } from './graph/subscription-store.ts';

/** Takes a notification where its address says. `fetch`, or what stands for it in a test. */
export type Deliver = (request: Request) => Promise<Response>;

export interface NotificationOptions {
  deliver: Deliver;
  /** How long an endpoint may take to answer a notification. Microsoft waits 3 seconds. */
  answerWithinMs: number;
  /** How long it may take to answer the handshake. Microsoft waits 10 seconds. */
  handshakeWithinMs: number;
}

/** Change notifications on their way to the subscribers. */
export interface Notifications {
  /** Puts one into the post. To be called inside the transaction of the change. */
  add(row: SubscriptionRow, notification: object, url?: string): void;
  /** Whether something for this subscription is still to be delivered for the first time. */
  isWaiting(subscriptionId: string): boolean;
  /** Delivers soon, without anybody waiting for it. */
  wake(): void;
  /** Delivers what is due, and tells how many were taken and how many are left for later. */
  deliverDue(): Promise<{ delivered: number; waiting: number }>;
  /** Whether somebody answers at this address as a subscriber must; if not, why. */
  handshake(url: string): Promise<string | undefined>;
  close(): void;
}

const giveUpAfterMs = 4 * 60 * 60 * 1000;
const firstRetryMs = 10_000;
const longestRetryMs = 10 * 60_000;
const maxPerRequest = 50;

type Waiting = {
  number: number;
  url: string;
  body_json: string;
  created_at: number;
  due_at: number;
  attempts: number;
};

/** `beforeDelivery` is told the time before every round, to add what time alone makes due. */
export function openNotifications(
  db: Database,
  clock: Clock,
  options: NotificationOptions,
  beforeDelivery: () => void,
): Notifications {
  let timer: NodeJS.Timeout | undefined;
  let isClosed = false;
  let round: Promise<{ delivered: number; waiting: number }> | undefined;
  const now = (): number => clock.now().getTime();
  const wakeAfter = (ms: number): void => {
    if (isClosed) return;
    clearTimeout(timer);
    timer = setTimeout(() => void deliverDue(), ms).unref();
  };
  const deliverDue = async (): Promise<{ delivered: number; waiting: number }> => {
    // One round at a time; who asks meanwhile gets the next one.
    await round;
    round ??= oneRound().finally(() => {
      round = undefined;
    });
    return round;
  };
  const oneRound = async (): Promise<{ delivered: number; waiting: number }> => {
    if (isClosed) return { delivered: 0, waiting: 0 };
    beforeDelivery();
    let delivered = 0;
    for (const batch of dueByUrl(db, now())) {
      const taken = await post(batch, options);
      if (isClosed) break;
      if (taken) delivered += batch.length;
      for (const one of batch) settle(db, one, taken, now());
    }
    const waiting = isClosed ? 0 : countWaiting(db);
    if (waiting > 0 || hasSubscriptions(db)) wakeAfter(firstRetryMs);
    return { delivered, waiting };
  };
  return {
    add: (row, notification, url = row.notification_url) => {
      const body_json = JSON.stringify(notification);
      const at = now();
      const subscription = { subscription_id: row.id, url, body_json };
      db.insert('notifications', { ...subscription, created_at: at, due_at: at, attempts: 0 });
      wakeAfter(0);
    },
    isWaiting: (id) => {
      const sql = 'SELECT 1 FROM notifications WHERE subscription_id = ? AND attempts = 0';
      return db.one(sql, id) !== undefined;
    },
    wake: () => wakeAfter(0),
    deliverDue,
    handshake: (url) => handshake(url, options),
    close: () => {
      isClosed = true;
      clearTimeout(timer);
    },
  };
}

const countWaiting = (db: Database): number =>
  db.one<{ count: number }>('SELECT count(*) AS count FROM notifications')?.count ?? 0;

const hasSubscriptions = (db: Database): boolean =>
  db.one('SELECT 1 FROM subscriptions LIMIT 1') !== undefined;

/** Several notifications for one address travel in one request. */
function dueByUrl(db: Database, now: number): Waiting[][] {
  const sql = 'SELECT * FROM notifications WHERE due_at <= ? ORDER BY number';
  const batches: Waiting[][] = [];
  const open = new Map<string, Waiting[]>();
  for (const one of db.all<Waiting>(sql, now)) {
    const batch = open.get(one.url);
    if (batch && batch.length < maxPerRequest) batch.push(one);
    else {
      const fresh = [one];
      open.set(one.url, fresh);
      batches.push(fresh);
    }
  }
  return batches;
}

async function post(batch: Waiting[], options: NotificationOptions): Promise<boolean> {
  const value = batch.map(({ body_json }) => body_json).join(',');
  const { status } = await send(batch[0]?.url ?? '', {
    type: 'application/json; charset=utf-8',
    body: `{"value":[${value}]}`,
    withinMs: options.answerWithinMs,
    deliver: options.deliver,
  });
  return status >= 200 && status < 300;
}

/** What was not taken comes again, ever later, and is given up after four hours. */
function settle(db: Database, one: Waiting, taken: boolean, now: number): void {
  const wait = Math.min(firstRetryMs * 2 ** one.attempts, longestRetryMs);
  if (taken || now + wait > one.created_at + giveUpAfterMs)
    db.run('DELETE FROM notifications WHERE number = ?', one.number);
  else
    db.update(
      'notifications',
      { attempts: one.attempts + 1, due_at: now + wait },
      { number: one.number },
    );
}

/** The token holds characters that must be decoded, as Microsoft's does. */
async function handshake(
  address: string,
  { deliver, handshakeWithinMs }: NotificationOptions,
): Promise<string | undefined> {
  const token = `Validation: Testing client application reachability for subscription Request-Id: ${randomUUID()}`;
  const separator = address.includes('?') ? '&' : '?';
  const url = `${address}${separator}validationToken=${encodeURIComponent(token)}`;
  const type = 'text/plain; charset=utf-8';
  const { status, text } = await send(url, {
    type,
    body: '',
    withinMs: handshakeWithinMs,
    deliver,
  });
  if (status !== 200)
    return 'Notification endpoint must respond with 200 OK to validation request.';
  return text === token
    ? undefined
    : 'Response must exactly match validationToken query parameter.';
}

interface Sending {
  type: string;
  body: string;
  withinMs: number;
  deliver: Deliver;
}

/** Status 0: nobody answered in time. */
async function send(
  url: string,
  { type, body, withinMs, deliver }: Sending,
): Promise<{ status: number; text: string }> {
  const signal = AbortSignal.timeout(withinMs);
  const tooLate = new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () => reject(new Error('Too late.')), { once: true });
  });
  const headers = { 'content-type': type };
  try {
    const answered = async (): Promise<{ status: number; text: string }> => {
      const response = await deliver(new Request(url, { method: 'POST', headers, body, signal }));
      return { status: response.status, text: await response.text() };
    };
    return await Promise.race([answered(), tooLate]);
  } catch {
    return { status: 0, text: '' };
  }
}
