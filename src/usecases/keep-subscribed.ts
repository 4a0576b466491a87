import {
  type Subscribed,
  type SubscriptionStep,
  subscriptionSteps,
  type WatchedList,
} from '../core/change-notice.ts';
import type { Clock } from './ports.ts';

/** Baton's own subscriptions to its lists, at Graph. */
export interface Subscriptions {
  /** All that are Baton's, also those that lead to where it was reached before. */
  list(): Promise<Subscribed[]>;
  /** Graph asks at the address whether it is wanted there, before it answers. */
  create(list: WatchedList, until: string): Promise<void>;
  renew(id: string, until: string): Promise<void>;
  /** Says again that it is wanted, without a new end. */
  reauthorize(id: string): Promise<void>;
  /** One that is gone already is no failure. */
  remove(id: string): Promise<void>;
}

export interface SubscribeDeps {
  subscriptions: Subscriptions;
  now: Clock;
}

/** After a failure, such as an address that Microsoft does not reach, it is not tried again for so long. */
const pauseMs = 10 * 60_000;

/** A chore of the worker: one subscription for each list, made and renewed in time. Whoever fails waits; changes are asked for anyway. */
export function createKeepSubscribed({ subscriptions, now }: SubscribeDeps): () => Promise<void> {
  let notBefore = 0;
  return async () => {
    const at = now();
    if (at.getTime() < notBefore) return;
    try {
      for (const step of subscriptionSteps(await subscriptions.list(), at))
        await take(step, subscriptions);
    } catch (error) {
      notBefore = at.getTime() + pauseMs;
      throw error;
    }
  };
}

function take(step: SubscriptionStep, subscriptions: Subscriptions): Promise<void> {
  switch (step.do) {
    case 'create':
      return subscriptions.create(step.list, step.until);
    case 'renew':
      return subscriptions.renew(step.id, step.until);
    case 'remove':
      return subscriptions.remove(step.id);
  }
}
