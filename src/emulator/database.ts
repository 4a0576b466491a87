import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';
import { schema } from './schema.ts';

const maxCachedStatements = 500;

type Row = Record<string, SQLInputValue>;

/**
 * The tenant's file: prepared statements by their text, and all-or-nothing writes. `T` of a query is
 * the promise of its author about what it selects; SQLite cannot know it.
 */
export interface Database {
  /** The first row, or undefined. */
  // oxlint-disable-next-line typescript/no-unnecessary-type-parameters
  one<T>(sql: string, ...values: SQLInputValue[]): T | undefined;
  all<T>(sql: string, ...values: SQLInputValue[]): T[];
  /** Runs a statement and tells how many rows it changed. */
  run(sql: string, ...values: SQLInputValue[]): number;
  /** Adds a row and tells its number, in tables that number their rows. */
  insert(table: string, row: Row): number;
  /** Changes the rows whose columns equal `where`. */
  update(table: string, changes: Row, where: Row): void;
  /** Runs synchronous work as one transaction; a throw undoes all of it. Nested calls join the outer one. */
  atomically<T>(work: () => T): T;
  close(): void;
}

export function openDatabase(file: string): Database {
  if (file !== ':memory:') mkdirSync(dirname(file), { recursive: true });
  const sqlite = new DatabaseSync(file);
  // Rare checkpoints: each makes the disk wait, and would take half the time of writing many items.
  sqlite.exec(
    'PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON; PRAGMA wal_autocheckpoint=4000;',
  );
  sqlite.exec(schema);
  const prepare = statementCache(sqlite);
  return {
    one: (sql, ...values) => {
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion
      return prepare(sql).get(...values) as never;
    },
    all: (sql, ...values) => {
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion
      return prepare(sql).all(...values) as never;
    },
    run: (sql, ...values) => Number(prepare(sql).run(...values).changes),
    insert: (table, row) => {
      const statement = prepare(insertSql(table, Object.keys(row)));
      return Number(statement.run(...Object.values(row)).lastInsertRowid);
    },
    update: (table, changes, where) => {
      const sql = `UPDATE ${table} SET ${equal(changes, ', ')} WHERE ${equal(where, ' AND ')}`;
      prepare(sql).run(...Object.values(changes), ...Object.values(where));
    },
    atomically: (work) => (sqlite.isTransaction ? work() : inTransaction(sqlite, work)),
    close: () => sqlite.close(),
  };
}

const insertSql = (table: string, columns: string[]): string =>
  `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`;

const equal = (row: Row, separator: string): string =>
  Object.keys(row)
    .map((column) => `${column} = ?`)
    .join(separator);

/** Filters make statements of many shapes; the oldest are dropped so that the cache stays small. */
function statementCache(sqlite: DatabaseSync): (sql: string) => StatementSync {
  const statements = new Map<string, StatementSync>();
  return (sql) => {
    const known = statements.get(sql);
    if (known) return known;
    const statement = sqlite.prepare(sql);
    statements.set(sql, statement);
    const oldest = statements.keys().next().value;
    if (statements.size > maxCachedStatements && oldest !== undefined) statements.delete(oldest);
    return statement;
  };
}

function inTransaction<T>(sqlite: DatabaseSync, work: () => T): T {
  sqlite.exec('BEGIN IMMEDIATE');
  try {
    const result = work();
    sqlite.exec('COMMIT');
    return result;
  } catch (error) {
    sqlite.exec('ROLLBACK');
    throw error;
  }
}
