import { randomUUID } from 'node:crypto';
import type { Logger } from 'pino';
import { sendAnchor } from '../usecases/anchor-mail.ts';
import { tellWhoIsAsked } from '../usecases/cover-letters.ts';
import { sendDigest } from '../usecases/digest.ts';
import { createRetention } from '../usecases/retention.ts';
import { remindOfReviews } from '../usecases/review-letters.ts';
import { createKeepSubscribed } from '../usecases/keep-subscribed.ts';
import { leaveWorkerLease } from '../usecases/worker-lease.ts';
import { createTelling } from '../usecases/telling.ts';
import { type Chore, type Round, workerRound } from '../usecases/worker-round.ts';
import type { Product } from './product.ts';

/** How long after one round the next one begins. */
const pauseMs = 60_000;

/** The worker of this process. */
export interface Worker {
  /** Does one round, if no other process has the tenant's lease. */
  round(): Promise<Round>;
  /** Gives the lease back to whoever asks next. */
  leave(): Promise<void>;
}

export function createWorker(product: Product): Worker {
  const { context, ownHandoffs, recordLists, readingLog, settingRows, notifier, logKeeper } =
    product;
  const holder = randomUUID();
  const onFailed = (what: string, error: unknown) =>
    context.log.warn({ err: error, what }, 'left for the next round');
  const onTold = (told: object) => context.log.info(told, 'somebody was told');
  const erasing = {
    ...context,
    handoffs: ownHandoffs,
    lists: recordLists,
    readings: readingLog,
    onFailed,
  };
  const chores = [
    { name: 'retention', run: createRetention(erasing) },
    { name: 'checkpoint', run: () => logKeeper.write() },
    ...subscribing(product),
    ...anchoring(product),
    ...writing(product),
  ];
  const shared = { ...context, handoffs: ownHandoffs, onFailed };
  const telling = createTelling({ ...shared, notifier, onTold });
  const deps = { ...shared, settings: settingRows, telling };
  return {
    round: () =>
      context.inRequest(randomUUID(), () =>
        product.watch(
          'worker round',
          () => workerRound({ ...deps, chores, holder }),
          ({ kind }) => ({ 'baton.round': kind }),
        ),
      ),
    leave: () => leaveWorkerLease({ settings: settingRows, holder }),
  };
}

/** Off unless Microsoft is told where to reach Baton. */
function subscribing({ context, subscriptions }: Product): Chore[] {
  if (subscriptions === undefined) return [];
  const run = createKeepSubscribed({ subscriptions, now: context.now });
  return [{ name: 'subscriptions', run }];
}

/** Off unless a mailbox is configured. */
function anchoring({ context, anchorMailbox: mailbox, logKeeper, settingRows }: Product): Chore[] {
  if (mailbox === undefined) return [];
  const deps = { logKeeper, settings: settingRows, mailbox, now: context.now };
  return [{ name: 'anchor', run: () => sendAnchor(deps) }];
}

/** Mails of Baton's own; off unless a mailbox is configured. */
function writing({ context, letters, settingRows, registerList }: Product): Chore[] {
  if (letters === undefined) return [];
  const { findPerson } = registerList;
  // who is told has been noted before: it is lost rather than said twice
  const onFailed = (what: string, error: unknown) =>
    context.log.warn({ err: error, what }, 'somebody was not told');
  const deps = { ...context, settings: settingRows, letters, findPerson, onFailed };
  return [
    { name: 'cover', run: () => tellWhoIsAsked(deps) },
    { name: 'reviews', run: () => remindOfReviews(deps) },
    { name: 'digest', run: () => sendDigest(deps) },
  ];
}

/**
 * Does the worker's rounds one after the other until it is stopped, which ends the round under way and gives the lease
 * back; a round that fails is only logged.
 */
export function startRounds(
  { round, leave }: Worker,
  log: Logger,
  everyMs = pauseMs,
): { stop(): Promise<void> } {
  let timer: NodeJS.Timeout | undefined;
  let running = Promise.resolve();
  let isStopped = false;
  const next = () => {
    running = round()
      .then((outcome) => log.debug({ outcome }, 'a worker round'))
      .catch((error: unknown) => log.warn({ err: error }, 'a worker round failed'))
      .then(() => {
        if (!isStopped) timer = setTimeout(next, everyMs);
      });
  };
  next();
  return {
    async stop() {
      isStopped = true;
      clearTimeout(timer);
      await running;
      await leave().catch((error: unknown) =>
        log.warn({ err: error }, 'others wait until the worker’s lease has run out'),
      );
    },
  };
}
