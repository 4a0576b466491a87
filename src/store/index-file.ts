import { mkdirSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { openNotes } from './notes.ts';

/**
 * The index's own file, for this process alone. One of another shape, or one that cannot be read, is
 * deleted; while another process has it, this one keeps its index in memory.
 */
export function openIndexFile(file: string, shape: string): DatabaseSync {
  if (file === ':memory:') return openMarked(file, shape).database;
  mkdirSync(dirname(file), { recursive: true });
  try {
    const { database, isKnown } = openMarked(file, shape);
    if (isKnown) return database;
    database.close();
  } catch (error) {
    if (isBusy(error)) return openMarked(':memory:', shape).database;
    if (!isSqlite(error)) throw error;
  }
  for (const end of ['', '-wal', '-shm', '-journal']) rmSync(`${file}${end}`, { force: true });
  return openMarked(file, shape).database;
}

/** `isKnown`: the file is new, or was marked with this shape before. */
function openMarked(file: string, shape: string): { database: DatabaseSync; isKnown: boolean } {
  const database = new DatabaseSync(file);
  try {
    // a whole row takes 2.7 kB: of SQLite's usual pages of 4 kB a third would stay empty
    database.exec('PRAGMA page_size = 8192;');
    database.exec(
      'PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;',
    );
    const notes = openNotes(database);
    const marked = notes.read('shape') ?? shape;
    notes.write('shape', marked);
    return { database, isKnown: marked === shape };
  } catch (error) {
    database.close();
    throw error;
  }
}

/** SQLITE_BUSY */
function isBusy(error: unknown): boolean {
  return isSqlite(error) && 'errcode' in error && error.errcode === 5;
}

function isSqlite(error: unknown): error is Error {
  return error instanceof Error && 'code' in error && error.code === 'ERR_SQLITE_ERROR';
}
