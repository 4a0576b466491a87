import type { Tenant } from '../tenant.ts';

/** What one application says about where somebody is. */
export interface PresenceSession {
  availability: string;
  activity: string;
  /** ISO 8601; null: until it is taken back. */
  until: string | null;
}

/** Of several sessions the strongest word counts. */
const strongestFirst = ['DoNotDisturb', 'Busy', 'Available', 'Away'];
const strength = (availability: string): number => {
  const at = strongestFirst.indexOf(availability);
  return at < 0 ? strongestFirst.length : at;
};

type Row = { availability: string; activity: string };

/** What Teams shows of a person; offline without any session. */
export function availabilityOf({ db, clock }: Tenant, oid: string): Row {
  const sql = `SELECT availability, activity FROM presences
    WHERE oid = ? AND (until IS NULL OR until > ?) ORDER BY session_id`;
  const rows = db.all<Row>(sql, oid, clock.now().toISOString());
  const [strongest] = rows.toSorted((a, b) => strength(a.availability) - strength(b.availability));
  return strongest
    ? { availability: strongest.availability, activity: strongest.activity }
    : { availability: 'Offline', activity: 'Offline' };
}

export function keepSession(
  { db }: Tenant,
  oid: string,
  sessionId: string,
  { availability, activity, until }: PresenceSession,
): void {
  const sql =
    'INSERT OR REPLACE INTO presences (oid, session_id, availability, activity, until) VALUES (?, ?, ?, ?, ?)';
  db.run(sql, oid, sessionId, availability, activity, until);
}

export function clearSession({ db }: Tenant, oid: string, sessionId: string): void {
  db.run('DELETE FROM presences WHERE oid = ? AND session_id = ?', oid, sessionId);
}
