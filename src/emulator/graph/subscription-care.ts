import type { Tenant } from '../tenant.ts';
import { challengeOf } from './announce.ts';
import { forgetExpired, type SubscriptionRow, updateSubscription } from './subscription-store.ts';

/** So long before a subscription or its token ends, Graph asks for a new authorisation. */
const challengeBeforeMs = 15 * 60_000;

/** What time alone brings about: expired subscriptions go, those that end soon are told. */
export function careForSubscriptions(tenant: Tenant): void {
  tenant.db.atomically(() => {
    forgetExpired(tenant);
    const soon = new Date(tenant.clock.now().getTime() + challengeBeforeMs).toISOString();
    const sql = `SELECT * FROM subscriptions WHERE lifecycle_url IS NOT NULL
      AND challenged_at IS NULL AND min(expires_at, authorized_until) <= ?`;
    for (const row of tenant.db.all<SubscriptionRow>(sql, soon)) challenge(tenant, row);
  });
}

/** Asks the subscriber to authorise again; only who gave an address for it at the beginning can be asked. */
export function challenge(tenant: Tenant, row: SubscriptionRow): boolean {
  if (row.lifecycle_url === null) return false;
  updateSubscription(tenant, row.id, { challenged_at: tenant.clock.now().toISOString() });
  tenant.notifications.add(row, challengeOf(tenant, row), row.lifecycle_url);
  return true;
}
