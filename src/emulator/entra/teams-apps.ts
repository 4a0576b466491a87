import type { Tenant } from '../tenant.ts';

/** One kind of activity that an app's manifest declares; `{name}` in its text is filled in later. */
export interface ActivityType {
  type: string;
  templateText: string;
}

export interface TeamsApp {
  teamsAppId: string;
  types: ActivityType[];
}

type Row = { teams_app_id: string; activity_types_json: string };

/** The Teams app whose manifest names this app registration. */
export function teamsAppOf({ db }: Tenant, clientId: string): TeamsApp | undefined {
  const row = db.one<Row>('SELECT * FROM teams_apps WHERE client_id = ?', clientId);
  return row && { teamsAppId: row.teams_app_id, types: JSON.parse(row.activity_types_json) };
}

export function addTeamsApp(
  { db }: Tenant,
  clientId: string,
  { teamsAppId, types }: TeamsApp,
): void {
  db.insert('teams_apps', {
    client_id: clientId,
    teams_app_id: teamsAppId,
    activity_types_json: JSON.stringify(types),
  });
}

export function isInstalled({ db }: Tenant, oid: string, clientId: string): boolean {
  return (
    db.one('SELECT 1 FROM teams_installations WHERE oid = ? AND client_id = ?', oid, clientId) !==
    undefined
  );
}

/** Puts an app among somebody's Teams apps, or takes it away. */
export function install({ db }: Tenant, oid: string, clientId: string, isWanted: boolean): void {
  const sql = isWanted
    ? 'INSERT OR IGNORE INTO teams_installations (oid, client_id) VALUES (?, ?)'
    : 'DELETE FROM teams_installations WHERE oid = ? AND client_id = ?';
  db.run(sql, oid, clientId);
}
