import type { Context, Hono } from 'hono';
import { z } from 'zod';
import { expireDeltaTokens, resyncCodes } from '../graph/delta-token.ts';
import { challenge } from '../graph/subscription-care.ts';
import type { SubscriptionRow } from '../graph/subscription-store.ts';
import type { Tenant } from '../tenant.ts';
import { problem, withBody } from './bodies.ts';

const expiry = z.object({ resync: z.enum(resyncCodes).default('resyncChangesApplyDifferences') });

/** For those who follow changes: deliver now, ask for authorisation now, forget what tokens stood for. */
export function subscriptionDoors(app: Hono, tenant: Tenant, root: string): void {
  app.get(`${root}/subscriptions`, (c) =>
    c.json(tenant.db.all('SELECT * FROM subscriptions ORDER BY id')),
  );
  app.post(`${root}/subscriptions/:id/challenge`, (c) => challenged(c, tenant));
  app.post(`${root}/notifications/deliver`, async (c) =>
    c.json(await tenant.notifications.deliverDue()),
  );
  app.post(`${root}/delta-tokens/expire`, (c) =>
    withBody(c, expiry, ({ resync }) => {
      expireDeltaTokens(tenant, resync);
      return c.body(null, 204);
    }),
  );
}

function challenged(c: Context, tenant: Tenant): Response {
  const sql = 'SELECT * FROM subscriptions WHERE id = ?';
  const row = tenant.db.one<SubscriptionRow>(sql, c.req.param('id') ?? '');
  if (!row) return problem(c, 404, 'There is no such subscription.');
  return challenge(tenant, row)
    ? c.body(null, 204)
    : problem(c, 409, 'This subscription has no lifecycleNotificationUrl.');
}
