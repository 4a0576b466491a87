import type { DatabaseSync } from 'node:sqlite';

/** Single values that a database remembers about itself. */
export interface Notes {
  read(name: string): string | undefined;
  write(name: string, value: string): void;
  forget(name: string): void;
}

export function openNotes(database: DatabaseSync): Notes {
  database.exec(
    'CREATE TABLE IF NOT EXISTS notes (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT',
  );
  const select = database.prepare('SELECT value FROM notes WHERE name = ?');
  const upsert = database.prepare('INSERT OR REPLACE INTO notes VALUES (?, ?)');
  const remove = database.prepare('DELETE FROM notes WHERE name = ?');
  return {
    read(name) {
      const value = select.get(name)?.['value'];
      return typeof value === 'string' ? value : undefined;
    },
    write(name, value) {
      upsert.run(name, value);
    },
    forget(name) {
      remove.run(name);
    },
  };
}
