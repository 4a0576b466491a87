import { newGuid } from '../ids.ts';
import { graphTime, type Tenant } from '../tenant.ts';
import type { Principal } from './access.ts';
import type { OnConflict } from './drive-store.ts';

export type SessionRow = {
  id: string;
  list_id: string;
  parent_id: string;
  name: string;
  on_conflict: OnConflict;
  total: number | null;
  received: number;
  is_deferred: number;
  expires_at: string;
  principal_json: string;
};

/** How long a session waits for its next fragment. */
const livesMs = 24 * 60 * 60_000;

export const expiry = ({ clock }: Tenant): string =>
  graphTime(new Date(clock.now().getTime() + livesMs));

export function addSession(
  tenant: Tenant,
  principal: Principal,
  session: Pick<SessionRow, 'list_id' | 'parent_id' | 'name' | 'on_conflict' | 'is_deferred'>,
): SessionRow {
  const { permissions: _, ...who } = principal;
  const row: SessionRow = {
    ...session,
    id: newGuid(),
    total: null,
    received: 0,
    expires_at: expiry(tenant),
    principal_json: JSON.stringify(who),
  };
  tenant.db.insert('upload_sessions', row);
  return row;
}

/** A session that is still waiting; one that has expired is gone with all it holds. */
export function findSession(tenant: Tenant, id: string): SessionRow | undefined {
  tenant.db.run('DELETE FROM upload_sessions WHERE expires_at <= ?', graphTime(tenant.clock.now()));
  return tenant.db.one<SessionRow>('SELECT * FROM upload_sessions WHERE id = ?', id);
}

export function removeSession({ db }: Tenant, { id }: SessionRow): void {
  db.run('DELETE FROM upload_sessions WHERE id = ?', id);
}

/** Keeps a fragment that follows the last one, and gives the session more time. */
export function addFragment(
  tenant: Tenant,
  session: SessionRow,
  content: Uint8Array,
  total: number,
): SessionRow {
  const received = session.received + content.byteLength;
  const row = { ...session, total, received, expires_at: expiry(tenant) };
  tenant.db.atomically(() => {
    const fragment = { session_id: session.id, start: session.received, content };
    tenant.db.insert('upload_fragments', fragment);
    tenant.db.update(
      'upload_sessions',
      { total, received, expires_at: row.expires_at },
      { id: row.id },
    );
  });
  return row;
}

export function uploaded({ db }: Tenant, { id }: SessionRow): Uint8Array {
  const sql = 'SELECT content FROM upload_fragments WHERE session_id = ? ORDER BY start';
  return Buffer.concat(db.all<{ content: Uint8Array }>(sql, id).map(({ content }) => content));
}
