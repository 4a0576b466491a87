import type { DatabaseSync } from 'node:sqlite';
import { hashOfText } from '../core/text-hash.ts';

/** One word for what each person made or has; worked out when it is asked for, kept until it is touched. */
export interface IndexVersions {
  of(oid: string, number: number): string;
  /** A row of these people changes. */
  touch(people: readonly string[]): void;
  /** All rows were read anew. */
  touchAll(): void;
  /** A row of these people says something else at the version it had: their words from before mean nothing any more. */
  doubt(people: readonly string[]): void;
}

export function createVersions(database: DatabaseSync): IndexVersions {
  const known = new Map<string, string>();
  const doubts = new Map<string, number>();
  return {
    of(oid, number) {
      const before = known.get(oid);
      if (before !== undefined) return before;
      const row = database.prepare(rowsSql(number)).get({ oid });
      const version = hashOfText(JSON.stringify([doubts.get(oid), row?.['rows']]));
      known.set(oid, version);
      return version;
    },
    touch(people) {
      for (const oid of people) known.delete(oid);
    },
    touchAll: () => known.clear(),
    doubt(people) {
      for (const oid of people) doubts.set(oid, (doubts.get(oid) ?? 0) + 1);
    },
  };
}

/** The key of a hand-off and SharePoint's version of its row say together what stands there. */
const rowsSql = (number: number) => `
  SELECT group_concat(key || ' ' || version) AS rows FROM
    (SELECT key, version FROM rows_${number} WHERE owner = :oid OR sender = :oid ORDER BY item)`;
