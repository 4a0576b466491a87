import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { RegisterSnapshot, RegisterStore } from '../usecases/register-ports.ts';

/** Keeps the last register of each tenant in a SQLite file. The file may be deleted at any time: the lists are the truth. */
export function openRegisterStore(file: string): RegisterStore & { close(): void } {
  if (file !== ':memory:') mkdirSync(dirname(file), { recursive: true });
  const database = new DatabaseSync(file);
  database.exec(`
    PRAGMA journal_mode = WAL;
    CREATE TABLE IF NOT EXISTS register (tenant TEXT PRIMARY KEY, snapshot TEXT NOT NULL) STRICT;
  `);
  const select = database.prepare('SELECT snapshot FROM register WHERE tenant = ?');
  const upsert = database.prepare('INSERT OR REPLACE INTO register VALUES (?, ?)');
  return {
    load(tenantId) {
      const row = select.get(tenantId);
      return typeof row?.['snapshot'] === 'string' ? parse(row['snapshot']) : undefined;
    },
    save(tenantId, snapshot) {
      upsert.run(tenantId, JSON.stringify(snapshot));
    },
    close: () => database.close(),
  };
}

/** A copy that cannot be read is no copy: the register is then read from SharePoint. */
function parse(text: string): RegisterSnapshot | undefined {
  try {
    const snapshot: unknown = JSON.parse(text);
    return isSnapshot(snapshot) ? snapshot : undefined;
  } catch {
    return undefined;
  }
}

function isSnapshot(value: unknown): value is RegisterSnapshot {
  if (typeof value !== 'object' || value === null) return false;
  return ['rows', 'absences', 'settings', 'roles', 'asOf'].every((key) => key in value);
}
