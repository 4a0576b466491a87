import type { GraphSubscription } from '../../wire/graph.ts';
import { servicePrincipalId } from '../entra/tokens.ts';
import { newGuid } from '../ids.ts';
import { contextOf } from './addresses.ts';
import { type GraphCall, json, noContent, readBody, type Register } from './call.ts';
import { GraphError, itemNotFound } from './errors.ts';
import { allowOptions } from './options.ts';
import {
  newSubscription,
  requireChanges,
  requireClientState,
  requireEmulated,
  requireExpiration,
  requireUrl,
  subscriptionPatch,
} from './subscription-input.ts';
import { readResource } from './subscription-resource.ts';
import {
  deleteSubscription,
  storeSubscription,
  type SubscriptionRow,
  subscriptionsOf,
  updateSubscription,
} from './subscription-store.ts';

export function subscriptionRoutes(on: Register): void {
  on('GET', '/subscriptions', 'subscriptions', (call) => {
    allowOptions(call.options, []);
    const value = ownRows(call).map(toGraph);
    return json({ '@odata.context': contextOf('subscriptions'), value });
  });
  on('POST', '/subscriptions', 'subscriptions', subscribe);
  on('GET', '/subscriptions/:subscription', 'subscriptions', (call) => shown(findRow(call)));
  on('PATCH', '/subscriptions/:subscription', 'subscriptions', renew);
  on('DELETE', '/subscriptions/:subscription', 'subscriptions', (call) => {
    deleteSubscription(call.tenant, findRow(call).id);
    return noContent();
  });
  on('POST', '/subscriptions/:subscription/reauthorize', 'subscriptions', (call) => {
    const row = findRow(call);
    readResource(call, row.resource);
    updateSubscription(call.tenant, row.id, reauthorized(call));
    return noContent();
  });
}

const creatorOf = ({ principal }: GraphCall): string =>
  principal.kind === 'user' ? principal.oid : servicePrincipalId(principal.clientId);

const ownRows = (call: GraphCall): SubscriptionRow[] =>
  subscriptionsOf(call.tenant, call.principal.clientId, creatorOf(call));

function findRow(call: GraphCall): SubscriptionRow {
  const row = ownRows(call).find(({ id }) => id === call.param('subscription').toLowerCase());
  if (!row) throw itemNotFound('The object was not found.');
  return row;
}

async function subscribe(call: GraphCall): Promise<Response> {
  const body = await readBody(call, newSubscription);
  requireEmulated(body);
  const watched = readResource(call, body.resource);
  const lifecycleUrl = body.lifecycleNotificationUrl ?? null;
  const row: SubscriptionRow = {
    id: newGuid(),
    resource: body.resource,
    target: watched.target,
    change_types: requireChanges(body.changeType, watched),
    notification_url: requireUrl('notificationUrl', body.notificationUrl),
    lifecycle_url: lifecycleUrl && requireUrl('lifecycleNotificationUrl', lifecycleUrl),
    client_state: requireClientState(body.clientState),
    expires_at: requireExpiration(call, body.expirationDateTime, watched),
    client_id: call.principal.clientId,
    creator_id: creatorOf(call),
    ...reauthorized(call),
    immutable_ids: Number(call.prefers('IdType=ImmutableId')),
  };
  for (const url of new Set([row.notification_url, row.lifecycle_url]))
    if (url !== null) await requireHandshake(call, url);
  storeSubscription(call.tenant, row);
  call.tenant.notifications.wake();
  return shown(row, 201);
}

/** A subscription is good for as long as the token that was last used on it. */
const reauthorized = ({ principal }: GraphCall) => ({
  authorized_until: new Date(principal.expires * 1000).toISOString(),
  challenged_at: null,
});

async function requireHandshake({ tenant }: GraphCall, url: string): Promise<void> {
  const reason = await tenant.notifications.handshake(url);
  if (reason !== undefined)
    throw new GraphError(
      400,
      'InvalidRequest',
      `Subscription validation request failed. ${reason}`,
    );
}

async function renew(call: GraphCall): Promise<Response> {
  const body = await readBody(call, subscriptionPatch);
  const before = findRow(call);
  if (body.lifecycleNotificationUrl !== undefined)
    throw new GraphError(400, 'InvalidRequest', 'lifecycleNotificationUrl cannot be changed.');
  const watched = readResource(call, before.resource);
  const { expirationDateTime: expiration, notificationUrl } = body;
  const changes = {
    ...reauthorized(call),
    ...(expiration !== undefined && { expires_at: requireExpiration(call, expiration, watched) }),
    ...(notificationUrl !== undefined && {
      notification_url: requireUrl('notificationUrl', notificationUrl),
    }),
  };
  if (changes.notification_url !== undefined)
    await requireHandshake(call, changes.notification_url);
  updateSubscription(call.tenant, before.id, changes);
  return shown({ ...before, ...changes });
}

const shown = (row: SubscriptionRow, status = 200): Response =>
  json({ '@odata.context': contextOf('subscriptions/$entity'), ...toGraph(row) }, status);

function toGraph(row: SubscriptionRow): GraphSubscription {
  return {
    id: row.id,
    resource: row.resource,
    applicationId: row.client_id,
    changeType: row.change_types,
    clientState: row.client_state,
    notificationUrl: row.notification_url,
    notificationQueryOptions: null,
    lifecycleNotificationUrl: row.lifecycle_url,
    expirationDateTime: row.expires_at,
    creatorId: row.creator_id,
    includeResourceData: null,
    latestSupportedTlsVersion: 'v1_2',
    encryptionCertificate: null,
    encryptionCertificateId: null,
    notificationUrlAppId: null,
  };
}
