import { z } from 'zod';
import { noticeSecret, type Subscribed, watchedLists } from '../core/change-notice.ts';
import { isProductError } from '../core/errors.ts';
import type { Subscriptions } from '../usecases/keep-subscribed.ts';
import { type Graph, segment } from './graph.ts';
import type { Site } from './site.ts';

const anything = z.unknown();
const subscription = z.object({
  id: z.string(),
  resource: z.string(),
  notificationUrl: z.string().nullish(),
  expirationDateTime: z.string(),
});
const page = z.object({
  value: z.array(subscription),
  '@odata.nextLink': z.string().optional(),
});

/** Where Microsoft tells of changes, and of what a subscription itself needs. */
export const noticePaths = {
  changes: '/notifications',
  lifecycle: '/notifications/lifecycle',
} as const;

/** Subscriptions of Baton's own registration; `publicUrl` is where Microsoft reaches this server. */
export function createSubscriptions(
  site: Site,
  graph: Graph,
  { publicUrl, key }: { publicUrl: string; key: Uint8Array },
): Subscriptions {
  const notificationUrl = new URL(noticePaths.changes, publicUrl).href;
  const lifecycleNotificationUrl = new URL(noticePaths.lifecycle, publicUrl).href;
  return {
    async list() {
      const lists = await Promise.all(
        watchedLists.map(async (list) => ({ list, resource: await resourceOf(site, list) })),
      );
      const all = await graph.getAll('/subscriptions', page);
      return all.flatMap((each): Subscribed[] => {
        const found = lists.find(({ resource }) => isSameList(resource, each.resource));
        const isHere = each.notificationUrl === notificationUrl;
        // what leads here and watches nothing known would otherwise be made anew each time, and never end
        if (found === undefined && !isHere) return [];
        return [{ id: each.id, list: found?.list, isHere, until: each.expirationDateTime }];
      });
    },
    async create(list, until) {
      const wish = {
        changeType: 'updated',
        notificationUrl,
        lifecycleNotificationUrl,
        resource: await resourceOf(site, list),
        expirationDateTime: until,
        clientState: noticeSecret(list, key),
        latestSupportedTlsVersion: 'v1_2',
      };
      await graph.post('/subscriptions', wish, anything);
    },
    async renew(id, until) {
      await graph.patch(`/subscriptions/${segment(id)}`, { expirationDateTime: until }, anything);
    },
    async reauthorize(id) {
      await graph.post(`/subscriptions/${segment(id)}/reauthorize`, undefined, anything);
    },
    remove: (id) => graph.delete(`/subscriptions/${segment(id)}`).catch(nothingIfGone),
  };
}

/** As Graph writes it: `sites/{id}/lists/{id}`, ids as they are. */
async function resourceOf(site: Site, list: (typeof watchedLists)[number]): Promise<string> {
  return plain(await site.listPath(list));
}

function plain(resource: string): string {
  return decodeURIComponent(resource).replace(/^\//, '');
}

/** By the list's own id, in whatever form Graph gives the rest back. */
function isSameList(resource: string, other: string): boolean {
  const idOf = (path: string) => plain(path).toLowerCase().split('/').at(-1);
  return idOf(resource) === idOf(other);
}

function nothingIfGone(error: unknown): void {
  if (!isProductError(error) || error.code !== 'not_found') throw error;
}
