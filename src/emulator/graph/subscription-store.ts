import type { Tenant } from '../tenant.ts';

export type SubscriptionRow = {
  id: string;
  resource: string;
  /** What it watches: `list {id}`, `mailbox {id}` or `folder {id}`. */
  target: string;
  /** Separated by commas, as they were given. */
  change_types: string;
  notification_url: string;
  lifecycle_url: string | null;
  client_state: string | null;
  expires_at: string;
  client_id: string;
  /** The person, or the app's service principal. */
  creator_id: string;
  /** Until when the token was good that created or last authorised it. */
  authorized_until: string;
  /** When it was last asked to be authorised again, if it has not been since. */
  challenged_at: string | null;
  /** Whether it was created with `Prefer: IdType="ImmutableId"`. */
  immutable_ids: number;
};

export function storeSubscription({ db }: Tenant, row: SubscriptionRow): void {
  db.insert('subscriptions', row);
}

export function updateSubscription(
  { db }: Tenant,
  id: string,
  changes: Partial<
    Pick<SubscriptionRow, 'expires_at' | 'notification_url' | 'authorized_until' | 'challenged_at'>
  >,
): void {
  db.update('subscriptions', changes, { id });
}

export function deleteSubscription({ db }: Tenant, id: string): void {
  db.run('DELETE FROM subscriptions WHERE id = ?', id);
}

/** Those that an app has, or that a person has through it. What has expired is gone. */
export function subscriptionsOf(
  tenant: Tenant,
  clientId: string,
  creatorId: string,
): SubscriptionRow[] {
  forgetExpired(tenant);
  const sql = 'SELECT * FROM subscriptions WHERE client_id = ? AND creator_id = ? ORDER BY id';
  return tenant.db.all<SubscriptionRow>(sql, clientId, creatorId);
}

export function forgetExpired({ db, clock }: Tenant): void {
  db.run('DELETE FROM subscriptions WHERE expires_at <= ?', clock.now().toISOString());
}

/** Those that want to hear of this kind of change of a target. */
export function watchersOf(tenant: Tenant, target: string, changeType: string): SubscriptionRow[] {
  const now = tenant.clock.now().toISOString();
  const sql = 'SELECT * FROM subscriptions WHERE target = ? AND expires_at > ?';
  return tenant.db
    .all<SubscriptionRow>(sql, target, now)
    .filter(({ change_types }) => change_types.split(',').includes(changeType))
    .filter((row) => !isPaused(row, now));
}

/** Who can be asked to authorise again and did not in time hears nothing until they do. */
const isPaused = (row: SubscriptionRow, now: string): boolean =>
  row.challenged_at !== null && row.authorized_until <= now;
