import type { Tenant } from '../tenant.ts';
import type { App, Person } from './directory.ts';

/** What an administrator allowed the app for everybody, and what this person allowed it beyond. */
export function allowedScopes({ db }: Tenant, app: App, { oid }: Pick<Person, 'oid'>): string[] {
  const sql = 'SELECT scope FROM consents WHERE client_id = ? AND oid = ? ORDER BY scope';
  const own = db.all<{ scope: string }>(sql, app.clientId, oid).map(({ scope }) => scope);
  return [...new Set([...app.delegatedScopes, ...own])];
}

/** A person says at the consent page what the app may do for them. */
export function keepConsent(
  { db }: Tenant,
  app: App,
  { oid }: Pick<Person, 'oid'>,
  scopes: readonly string[],
): void {
  const sql = 'INSERT OR IGNORE INTO consents (client_id, oid, scope) VALUES (?, ?, ?)';
  for (const scope of scopes) db.run(sql, app.clientId, oid, scope);
}

/**
 * The first of these scopes that only an administrator may allow: what reaches beyond the person's own things
 * (https://learn.microsoft.com/graph/permissions-reference, column "admin consent required").
 */
export function forAdministrators(scopes: readonly string[]): string | undefined {
  return scopes.find((scope) => /\.All$|\.Selected$|^Directory\./i.test(scope) && !harmless(scope));
}

/** Documented as not needing an administrator although they reach beyond the person. */
const harmless = (scope: string): boolean =>
  /^(?:User\.ReadBasic|Presence\.Read)\.All$/i.test(scope);
