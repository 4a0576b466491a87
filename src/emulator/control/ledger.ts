import type { Tenant } from '../tenant.ts';

/** What the ledger knows: only what really happened, in the order it happened. */
export type LedgerEvent =
  | 'mail.submitted'
  | 'mail.bounced'
  | 'mail.answered automatically'
  | 'activity.notified'
  | 'item.created'
  | 'item.updated'
  | 'item.deleted';

export interface LedgerEntry {
  number: number;
  at: string;
  event: LedgerEvent;
  /** Entra id of the person, absent when an app acted for itself. */
  oid?: string;
  clientId?: string;
  detail: unknown;
}

/** The person and the app behind a change. */
export interface Actor {
  oid?: string;
  clientId?: string;
}

/** To be called inside the transaction of the change itself, so that both are true or neither. */
export function record(tenant: Tenant, event: LedgerEvent, actor: Actor, detail: unknown): void {
  tenant.db.insert('ledger', {
    at: tenant.clock.now().toISOString(),
    event,
    oid: actor.oid ?? null,
    client_id: actor.clientId ?? null,
    detail_json: JSON.stringify(detail),
  });
}

/** The entries after a number, all of them by default. */
export function readLedger(tenant: Tenant, after = 0): LedgerEntry[] {
  type Row = {
    number: number;
    at: string;
    event: LedgerEvent;
    oid: string | null;
    client_id: string | null;
    detail_json: string;
  };
  const rows = tenant.db.all<Row>('SELECT * FROM ledger WHERE number > ? ORDER BY number', after);
  return rows.map((row) => ({
    number: row.number,
    at: row.at,
    event: row.event,
    ...(row.oid !== null && { oid: row.oid }),
    ...(row.client_id !== null && { clientId: row.client_id }),
    detail: JSON.parse(row.detail_json),
  }));
}
