import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { ListName } from './lists.ts';
import type { KeyRing } from './tenant-keys.ts';

/** The lists of which Microsoft is asked to tell that something in them changed. */
export const watchedLists = [
  'Handoffs',
  'Responsibilities',
  'Absences',
  'Settings',
] as const satisfies readonly ListName[];

export type WatchedList = (typeof watchedLists)[number];

/** Lists by their names in a text, separated by spaces; what is no name of one is left out. */
export function watchedListsIn(text: string): WatchedList[] {
  const names = text.split(' ');
  return watchedLists.filter((list) => names.includes(list));
}

/** What Microsoft must say when it tells of this list, 64 hexadecimal digits: Graph allows 128. Without the key nobody can make it. */
export function noticeSecret(list: WatchedList, key: Uint8Array): string {
  return bytesToHex(hmac(sha256, key, utf8ToBytes(`baton change notice ${list}`)));
}

/** Every secret that is good, also those of older keys, with the list it stands for. */
export function noticeSecrets({
  current,
  older,
}: KeyRing): { list: WatchedList; secret: string }[] {
  return [current, ...older].flatMap((key) =>
    watchedLists.map((list) => ({ list, secret: noticeSecret(list, key.secret) })),
  );
}

/** Where one's own subscription to a list stands. */
export interface Subscribed {
  id: string;
  /** Nothing where it watches none of the lists, or none that Graph still calls so. */
  list: WatchedList | undefined;
  /** Whether it leads to where this Baton is reached now. */
  isHere: boolean;
  /** ISO 8601 */
  until: string;
}

/** So long a subscription is made for: when Baton is taken away, it is over by itself. Graph allows 29 days. */
const lifeHours = 72;

/** After so long it is renewed, which also tells Graph that it is still wanted: sooner than the token of whoever made it ends. */
const renewAfterMinutes = 30;

export type SubscriptionStep =
  | { do: 'create'; list: WatchedList; until: string }
  | { do: 'renew'; id: string; until: string }
  | { do: 'remove'; id: string };

/** What is to be done so that there is one subscription for each list, and none that leads elsewhere. Of two the one with the lowest id stays. */
export function subscriptionSteps(
  subscribed: readonly Subscribed[],
  now: Date,
): SubscriptionStep[] {
  const until = new Date(now.getTime() + lifeHours * 3_600_000).toISOString();
  const kept = watchedLists.map((list) => ({
    list,
    one: subscribed
      .filter((each) => each.list === list && each.isHere)
      .toSorted((a, b) => (a.id < b.id ? -1 : 1))[0],
  }));
  const keptIds = new Set(kept.map(({ one }) => one?.id));
  const removed = subscribed.filter(({ id }) => !keptIds.has(id));
  return [
    ...removed.map(({ id }): SubscriptionStep => ({ do: 'remove', id })),
    ...kept.flatMap(({ list, one }): SubscriptionStep[] => {
      if (one === undefined) return [{ do: 'create', list, until }];
      return isYoung(one, now) ? [] : [{ do: 'renew', id: one.id, until }];
    }),
  ];
}

function isYoung({ until }: Subscribed, now: Date): boolean {
  const leftMinutes = (Date.parse(until) - now.getTime()) / 60_000;
  return leftMinutes > lifeHours * 60 - renewAfterMinutes;
}
