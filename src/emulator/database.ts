import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';
import { schema } from './schema.ts';

const maxCachedStatements = 500;

/** The tenant's file: prepared statements by their text, and all-or-nothing writes. */
export interface Database {
  /** The first row, or undefined. `T` is the caller's promise about what the statement selects. */
  one<T>(sql: string, ...values: SQLInputValue[]): T | undefined;
  all<T>(sql: string, ...values: SQLInputValue[]): T[];
  run(sql: string, ...values: SQLInputValue[]): { lastId: number; changes: number };
  /** Runs synchronous work as one transaction; a throw undoes all of it. Nested calls join the outer one. */
  atomically<T>(work: () => T): T;
  close(): void;
}

export function openDatabase(file: string): Database {
  const sqlite = new DatabaseSync(file);
  sqlite.exec('PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON;');
  sqlite.exec(schema);
  const prepare = statementCache(sqlite);
  return {
    // The only cast of rows: SQLite cannot know what a statement selects, the statement's author does.
    one: <T>(sql: string, ...values: SQLInputValue[]) =>
      prepare(sql).get(...values) as T | undefined,
    all: <T>(sql: string, ...values: SQLInputValue[]) => prepare(sql).all(...values) as T[],
    run: (sql, ...values) => {
      const { lastInsertRowid, changes } = prepare(sql).run(...values);
      return { lastId: Number(lastInsertRowid), changes: Number(changes) };
    },
    atomically: (work) => (sqlite.isTransaction ? work() : inTransaction(sqlite, work)),
    close: () => sqlite.close(),
  };
}

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
