import { changeKey } from '../ids.ts';
import type { Tenant } from '../tenant.ts';
import type { List } from './list-store.ts';
import type { MessageRow } from './message-store.ts';
import { type SubscriptionRow, watchersOf } from './subscription-store.ts';

type ChangeType = 'created' | 'updated' | 'deleted';

/**
 * To be called inside the transaction of a change of items. A list only ever says that it was updated,
 * not which item; one such word that is still to be delivered is enough.
 */
export function announceList(tenant: Tenant, list: List): void {
  for (const row of watchersOf(tenant, `list ${list.id}`, 'updated'))
    if (!tenant.notifications.isWaiting(row.id))
      tenant.notifications.add(row, {
        ...headOf(tenant, row),
        changeType: 'updated',
        resource: row.resource,
        resourceData: { '@odata.type': '#Microsoft.Graph.ListItem' },
      });
}

/** To be called inside the transaction of a change of a message, with the folder it lies in, or lay. */
export function announceMail(tenant: Tenant, message: MessageRow, changeType: ChangeType): void {
  announceTo(tenant, `mailbox ${message.mailbox_id}`, message, changeType);
  announceTo(tenant, `folder ${message.folder_id}`, message, changeType);
}

/** A message that went to another folder is gone from the one and new in the other. */
export function announceMove(tenant: Tenant, before: MessageRow, after: MessageRow): void {
  announceTo(tenant, `mailbox ${after.mailbox_id}`, after, 'updated');
  announceTo(tenant, `folder ${before.folder_id}`, before, 'deleted');
  announceTo(tenant, `folder ${after.folder_id}`, after, 'created');
}

function announceTo(
  tenant: Tenant,
  target: string,
  message: MessageRow,
  changeType: ChangeType,
): void {
  for (const row of watchersOf(tenant, target, changeType))
    tenant.notifications.add(row, {
      ...headOf(tenant, row),
      changeType,
      ...resourceOf(tenant, row, message),
    });
}

function headOf({ profile }: Tenant, row: SubscriptionRow): object {
  return {
    subscriptionId: row.id,
    subscriptionExpirationDateTime: row.expires_at,
    clientState: row.client_state,
    tenantId: profile?.tenantId ?? '',
  };
}

/** `lifecycleEvent` instead of a change: the subscription itself needs something. */
export const challengeOf = (tenant: Tenant, row: SubscriptionRow): object => ({
  ...headOf(tenant, row),
  lifecycleEvent: 'reauthorizationRequired',
});

function resourceOf({ db }: Tenant, row: SubscriptionRow, message: MessageRow): object {
  const sql = 'SELECT owner_oid FROM mailboxes WHERE id = ?';
  const owner = db.one<{ owner_oid: string }>(sql, message.mailbox_id)?.owner_oid ?? '';
  const id = row.immutable_ids === 1 ? message.immutable_id : message.ordinary_id;
  const resource = `Users/${owner}/Messages/${id}`;
  const etag = `W/"${changeKey(message.immutable_id, message.version)}"`;
  const resourceData = {
    '@odata.type': '#Microsoft.Graph.Message',
    '@odata.id': resource,
    '@odata.etag': etag,
    id,
  };
  return { resource, resourceData };
}
