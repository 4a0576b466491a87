import type { Tenant } from '../tenant.ts';

export interface Group {
  id: string;
  displayName: string;
  description: string | null;
  mail: string | null;
  /** A Microsoft 365 group, with a mailbox; else a security group. */
  isUnified: boolean;
  createdAt: string;
}

type Row = {
  id: string;
  display_name: string;
  description: string | null;
  mail: string | null;
  is_unified: number;
  created_at: string;
};

const toGroup = (row: Row): Group => ({
  id: row.id,
  displayName: row.display_name,
  description: row.description,
  mail: row.mail,
  isUnified: row.is_unified === 1,
  createdAt: row.created_at,
});

export function allGroups({ db }: Tenant): Group[] {
  return db.all<Row>('SELECT * FROM groups ORDER BY display_name, id').map(toGroup);
}

export function findGroup({ db }: Tenant, id: string): Group | undefined {
  const row = db.one<Row>('SELECT * FROM groups WHERE id = ?', id.toLowerCase());
  return row && toGroup(row);
}

/** The ids of people and groups in a group; with `isTransitive` also in the groups in it. */
export function membersOf(tenant: Tenant, groupId: string, isTransitive: boolean): string[] {
  return walk(
    tenant,
    groupId,
    isTransitive,
    'SELECT member_id AS id FROM group_members WHERE group_id = ?',
  );
}

/** The ids of the groups that a person or a group is in. */
export function groupsOf(tenant: Tenant, memberId: string, isTransitive: boolean): string[] {
  return walk(
    tenant,
    memberId,
    isTransitive,
    'SELECT group_id AS id FROM group_members WHERE member_id = ?',
  );
}

/** Groups may hold each other in a ring. */
function walk({ db }: Tenant, start: string, isTransitive: boolean, sql: string): string[] {
  const seen = new Set<string>();
  const open = [start];
  for (let at = open.shift(); at !== undefined; at = open.shift())
    for (const { id } of db.all<{ id: string }>(sql, at)) {
      if (seen.has(id)) continue;
      seen.add(id);
      if (isTransitive) open.push(id);
    }
  return [...seen];
}
