import { openDatabase, type Database } from './database.ts';
import { type Clock, openClock } from './control/clock.ts';
import { type FaultRules, noFaults } from './control/faults.ts';
import { openSwitches, type Switches } from './switches.ts';

/** Who and where this tenant is, as its seed said. */
export interface TenantProfile {
  tenantId: string;
  tenantName: string;
  domain: string;
  sharePointHost: string;
}

/** All that a handler needs: what is remembered, what time it is, and what shall go wrong. */
export interface Tenant {
  /** Absent until the tenant is seeded. */
  profile: TenantProfile | undefined;
  db: Database;
  clock: Clock;
  faults: FaultRules;
  /** What it does where Microsoft's behaviour is not known for sure. */
  switches: Switches;
}

export function openTenant(file: string, now: () => Date): Tenant {
  const db = openDatabase(file);
  return {
    db,
    profile: storedProfile(db),
    clock: openClock(db, now),
    faults: noFaults(),
    switches: openSwitches(db),
  };
}

function storedProfile(db: Database): TenantProfile | undefined {
  const stored = readSetting(db, 'profile');
  return stored === undefined ? undefined : JSON.parse(stored);
}

export function readSetting(db: Database, name: string): string | undefined {
  return db.one<{ value: string }>('SELECT value FROM settings WHERE name = ?', name)?.value;
}

export function writeSetting(db: Database, name: string, value: string): void {
  db.run('INSERT OR REPLACE INTO settings (name, value) VALUES (?, ?)', name, value);
}

/** The time as Graph writes it: whole seconds, `Z`. */
export function timestamp({ clock }: Tenant): string {
  return graphTime(clock.now());
}

export function graphTime(date: Date): string {
  return `${date.toISOString().slice(0, 19)}Z`;
}
