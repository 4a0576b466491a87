import type { DatabaseSync } from 'node:sqlite';
import type { HandoffOrder } from '../core/handoff-question.ts';
import type { RuleField } from '../core/handoff-rule.ts';

/** The columns of the narrow table in their order: fields of rules, `hops`, what lists are sorted by, and the run. */
export const ruleColumns = [
  'key',
  'claimKey',
  'sentKey',
  'conversation',
  'sender',
  'domain',
  'owner',
  'accountable',
  'responsibility',
  'area',
  'state',
  'mailState',
] as const satisfies RuleField[];
export const orderColumns = [
  'handed_off',
  'received',
  'due',
  'since',
] as const satisfies HandoffOrder[];
/** With `item`, `version` before them and `hops`, area and owner as they are sorted, run, process and step behind. */
export const narrowColumns = 2 + ruleColumns.length + 1 + orderColumns.length + 5;

/** What is still to be done, as a condition that an index and a question must say in the same words. */
export const isOpen = "state IN ('offered', 'accepted')";

/** By what rows are looked up or sorted; the item id stands in each index as its last part. */
const lookups: Record<string, string> = {
  ...Object.fromEntries(
    [...ruleColumns, ...orderColumns, 'area_order', 'owner_order', 'run'].map((column) => [
      column,
      `(${column})`,
    ]),
  ),
  domain: '(domain, handed_off)',
  open: `(owner, responsibility) WHERE ${isOpen}`,
};

const tableKinds = ['rows', 'whole', 'gone', 'unheard', 'words'];

/** The tables of one reading, still without what makes them quick to ask. */
export function createTables(database: DatabaseSync, number: number): void {
  database.exec(`
    CREATE TABLE rows_${number} (
      item INTEGER PRIMARY KEY, version INTEGER NOT NULL,
      key TEXT NOT NULL, claimKey TEXT NOT NULL, sentKey TEXT NOT NULL, conversation TEXT NOT NULL,
      sender TEXT NOT NULL, domain TEXT NOT NULL, owner TEXT NOT NULL, accountable TEXT NOT NULL,
      responsibility INTEGER NOT NULL, area TEXT NOT NULL,
      state TEXT NOT NULL, mailState TEXT NOT NULL, hops INTEGER NOT NULL,
      handed_off TEXT NOT NULL, received TEXT NOT NULL, due TEXT NOT NULL, since TEXT NOT NULL,
      area_order TEXT NOT NULL, owner_order TEXT NOT NULL,
      run TEXT NOT NULL, process TEXT NOT NULL, step REAL
    ) STRICT;
    CREATE TABLE whole_${number} (
      item INTEGER PRIMARY KEY, etag TEXT NOT NULL, record TEXT NOT NULL, words TEXT NOT NULL
    ) STRICT;
    CREATE TABLE gone_${number} (item INTEGER PRIMARY KEY, version INTEGER NOT NULL, why TEXT NOT NULL) STRICT;
    CREATE TABLE unheard_${number} (item INTEGER PRIMARY KEY) STRICT;
    CREATE VIRTUAL TABLE words_${number} USING fts5(
      words, content = '', contentless_delete = 1, tokenize = 'trigram'
    );
  `);
}

/**
 * Makes the tables quick to ask, a step at a time. At the end of reading a list this takes a third of the time that
 * keeping every index in order row by row does.
 */
export function* makeLookups(database: DatabaseSync, number: number): Generator<void> {
  for (const [name, by] of Object.entries(lookups)) {
    database.exec(`CREATE INDEX IF NOT EXISTS ${name}_${number} ON rows_${number} ${by}`);
    yield;
  }
  // Without figures about its tables SQLite sorts along an index where looking up a few rows is faster.
  database.exec('PRAGMA analysis_limit = 1000; ANALYZE;');
}

/** Drops what an unfinished or replaced reading left. */
export function dropTablesBut(database: DatabaseSync, kept: number | undefined): void {
  const tables = database.prepare(
    "SELECT name FROM sqlite_schema WHERE name LIKE 'rows!_%' ESCAPE '!'",
  );
  const numbers = tables.all().map(({ name }) => Number(String(name).slice('rows_'.length)));
  for (const number of numbers.filter((each) => each !== kept)) {
    for (const kind of tableKinds) database.exec(`DROP TABLE IF EXISTS ${kind}_${number}`);
  }
}
