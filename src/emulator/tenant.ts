import { openDatabase, type Database } from './database.ts';
import { type Clock, openClock } from './control/clock.ts';
import { type FaultRules, noFaults } from './control/faults.ts';
import { type LateWork, noLateWork } from './control/late-work.ts';
import { careForSubscriptions } from './graph/subscription-care.ts';
import { openThrottle, type Throttle } from './graph/throttling.ts';
import {
  type NotificationOptions,
  type Notifications,
  openNotifications,
} from './notifications.ts';
import { openSwitches, type Switches } from './switches.ts';
import { openTraffic, type Traffic } from './traffic.ts';

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
  /** Effects that a fault put off. */
  lateWork: LateWork;
  /** What it does where Microsoft's behaviour is not known for sure. */
  switches: Switches;
  /** Who asked for what in the last minutes. */
  traffic: Traffic;
  throttle: Throttle;
  /** Change notifications on their way. */
  notifications: Notifications;
}

export interface TenantOptions extends NotificationOptions {
  /** Path of the SQLite file, or `:memory:`. */
  file: string;
  now: () => Date;
}

export function openTenant({ file, now, ...notifying }: TenantOptions): Tenant {
  const db = openDatabase(file);
  const clock = openClock(db, now);
  const switches = openSwitches(db);
  const tenant: Tenant = {
    db,
    profile: storedProfile(db),
    clock,
    faults: noFaults(),
    lateWork: noLateWork(clock),
    switches,
    traffic: openTraffic(),
    throttle: openThrottle({ clock, switches }),
    notifications: openNotifications(db, clock, notifying, () => careForSubscriptions(tenant)),
  };
  return tenant;
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
