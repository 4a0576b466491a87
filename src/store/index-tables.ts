import type { DatabaseSync } from 'node:sqlite';
import { orderValues, searchedText } from '../core/handoff-question.ts';
import { ruleValues } from '../core/handoff-rule.ts';
import type { SeenRow } from '../usecases/record-ports.ts';
import { narrowColumns, orderColumns, ruleColumns } from './index-schema.ts';
import { type IndexVersions, traitColumns, traitsOfRow } from './index-versions.ts';

/** One reading of the list: `rows` is narrow, so that a look at all of it is fast; the whole rows stand beside. */
export interface IndexTables {
  /** Number of this reading; part of its tables' names. */
  number: number;
  put(stored: SeenRow): void;
  /** A row that is gone, or that cannot be read, is remembered by the version it had. */
  remove(itemId: number, why: 'deleted' | 'unreadable'): void;
  /** Rows of `whole` behind an item id, in order. */
  after(item: number, limit: number): Record<string, unknown>[];
  countUnreadable(): number;
  /** Notes the item ids that must exist or have existed but did not come; also those another reading had. */
  noteUnheard(other?: number): void;
  /** These ids, the newest first. */
  unheard(limit: number): string[];
}

export function openTables(
  database: DatabaseSync,
  number: number,
  versions: IndexVersions,
): IndexTables {
  const known = database.prepare(
    `SELECT version, run, ${traitColumns.join(', ')} FROM rows_${number} WHERE item = ?`,
  );
  const knownGone = database.prepare(`SELECT version FROM gone_${number} WHERE item = ?`);
  const knownText = database.prepare(`SELECT record FROM whole_${number} WHERE item = ?`);
  const putRow = database.prepare(
    `INSERT INTO rows_${number} VALUES (${Array(narrowColumns).fill('?').join(', ')})`,
  );
  const putWhole = database.prepare(`INSERT INTO whole_${number} VALUES (?, ?, ?, ?)`);
  const putWords = database.prepare(`INSERT INTO words_${number} (rowid, words) VALUES (?, ?)`);
  const putGone = database.prepare(`INSERT INTO gone_${number} VALUES (?, ?, ?)`);
  const gaps = database.prepare(gapsSql(number));
  const highest = database.prepare(`
    SELECT max(item) AS item FROM (SELECT max(item) AS item FROM rows_${number}
    UNION ALL SELECT max(item) FROM gone_${number})`);
  let heardTo = 0;
  const heard = database.prepare(`DELETE FROM unheard_${number} WHERE item = ?`);
  const drops = [
    ...['rows', 'whole', 'gone'].map((kind) => `DELETE FROM ${kind}_${number} WHERE item = ?`),
    `DELETE FROM words_${number} WHERE rowid = ?`,
  ].map((sql) => database.prepare(sql));

  /** The version that is known, and what the row had in common with others. */
  const find = (item: number) => {
    const row = known.get(item);
    const version = (row ?? knownGone.get(item))?.['version'];
    return typeof version === 'number'
      ? { version, traits: row ? traitsOfRow(row) : [] }
      : undefined;
  };
  const forget = (item: number) => {
    heard.run(item);
    for (const drop of drops) drop.run(item);
  };
  return {
    number,
    put(stored) {
      const item = Number(stored.itemId);
      const version = versionOf(stored.etag);
      const before = find(item);
      if (before !== undefined && before.version > version) return;
      const { record } = stored;
      const text = JSON.stringify(record);
      const now = traitsOfRow({ ...ruleValues(record), run: record.processKey });
      const traits = [...(before?.traits ?? []), ...now];
      if (before?.version === version && !isSame(knownText.get(item)?.['record'], text))
        versions.doubt(traits);
      versions.touch(traits);
      if (before === undefined) heard.run(item);
      else forget(item);
      putRow.run(item, version, ...narrow(stored));
      const words = searchedText(record);
      putWhole.run(item, stored.etag, text, words);
      putWords.run(item, words);
    },
    remove(item, why) {
      const before = find(item);
      versions.touch(before?.traits ?? []);
      const version = before?.version ?? 0;
      forget(item);
      putGone.run(item, version, why);
    },
    after: (item, limit) =>
      database
        .prepare(
          `SELECT item, etag, record FROM whole_${number} WHERE item > ? ORDER BY item LIMIT ?`,
        )
        .all(item, limit),
    countUnreadable() {
      const count = `SELECT count(*) AS count FROM gone_${number} WHERE why = 'unreadable'`;
      return Number(database.prepare(count).get()?.['count'] ?? 0);
    },
    noteUnheard(other = number) {
      gaps.run(heardTo);
      if (other !== number) database.exec(lostSql(number, other));
      heardTo = Number(highest.get()?.['item'] ?? 0);
    },
    unheard: (limit) =>
      database
        .prepare(`SELECT item FROM unheard_${number} ORDER BY item DESC LIMIT ?`)
        .all(limit)
        .map(({ item }) => String(item)),
  };
}

/**
 * Item ids are given in order and never twice: each one between two that are known, and above the highest
 * that was known the last time, must exist or have existed.
 */
const gapsSql = (number: number) => `
  INSERT OR IGNORE INTO unheard_${number}
  WITH known AS (
      SELECT ?1 AS item
      UNION ALL SELECT item FROM rows_${number} WHERE item > ?1
      UNION ALL SELECT item FROM gone_${number} WHERE item > ?1),
    gaps AS (SELECT item + 1 AS item, lead(item) OVER (ORDER BY item) AS following FROM known),
    missing AS (
      SELECT item, following FROM gaps WHERE following > item
      UNION ALL SELECT item + 1, following FROM missing WHERE item + 1 < following)
  SELECT item FROM missing`;

/** What another reading of the list knew and this one does not. */
const lostSql = (number: number, other: number) => `
  INSERT OR IGNORE INTO unheard_${number}
  SELECT item FROM rows_${other} WHERE item NOT IN (SELECT item FROM rows_${number})
    AND item NOT IN (SELECT item FROM gone_${number})`;

/** What was just written comes back from SharePoint with its members in another order and its times in whole seconds. */
function isSame(known: unknown, text: string): boolean {
  if (typeof known !== 'string') return false;
  return known === text || comparable(known) === comparable(text);
}

/** Not as canonical JSON: a subject that was cut within a sign has none. */
function comparable(record: string): string {
  const whole = record.replaceAll(/(T\d\d:\d\d:\d\d)\.\d+Z"/g, '$1Z"');
  return JSON.stringify(JSON.parse(whole), (_name, value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  );
}

function narrow({ record }: SeenRow): (string | number | null)[] {
  const rule = ruleValues(record);
  const order = orderValues(record);
  const kept = orderColumns.map((column) => order[column]);
  return [
    ...ruleColumns.map((column) => rule[column]),
    record.hops,
    ...kept,
    order.area,
    order.owner,
    record.processKey,
    record.process,
    record.step ?? null,
  ];
}

/** SharePoint's eTags are `"guid,version"`; the version goes up by one with every change. */
export function versionOf(etag: string): number {
  return Number(/,(\d+)"?$/.exec(etag)?.[1] ?? 0);
}
