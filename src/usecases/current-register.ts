import { type ClosedAbsence, closedAccounts } from '../core/account.ts';
import { dayAt, dayOf } from '../core/calendar.ts';
import type { RegisterIndex } from '../core/candidates.ts';
import { buildRegisterIndex } from '../core/candidates.ts';
import { listedPeople } from '../core/cover-turn.ts';
import type { Finding } from '../core/finding.ts';
import type { HashKey } from '../core/keyed-hash.ts';
import { readRegister, readRetired } from '../core/register.ts';
import type { Absence, Day, Responsibility } from '../core/responsibility.ts';
import { settingFindings } from '../core/setting-finding.ts';
import { readSites, type Site } from '../core/site.ts';
import { namedRoles, type Roles } from '../core/roles.ts';
import { successorsOf } from '../core/succession.ts';
import type { InTime } from './in-time.ts';
import type { Accounts } from './people-ports.ts';
import type { Clock } from './ports.ts';
import type { RegisterList, RegisterSnapshot, RegisterStore } from './register-ports.ts';

/** The register as one tenant has it now, ready for questions. */
export interface CurrentRegister {
  /** As the list has them, also those that take no part. */
  rows: readonly Record<string, unknown>[];
  responsibilities: Responsibility[];
  /** The day it was prepared for. */
  today: Day;
  /** Rows that have ended or were retired by that day, with those that answer in their place. */
  successors: ReadonlyMap<number, number>;
  index: RegisterIndex;
  /** Those of the list, and those of closed accounts. */
  absences: Absence[];
  closed: ClosedAbsence[];
  findings: Finding[];
  settings: Record<string, string>;
  /** Where people work; the first is the one of everybody who is not named elsewhere. */
  sites: Site[];
  roles: Roles;
  asOf: string;
  /** True when the last attempt to read it failed. */
  stale: boolean;
}

/** Whether responsibilities or absences may have changed, and whether settings may: the worker notes its own there every minute. */
export interface RegisterNews {
  rows: boolean;
  settings: boolean;
}

export interface RegisterSource {
  tenantId: string;
  list: RegisterList;
  /** What in the lists may have changed since this was asked last. */
  news: () => Promise<RegisterNews>;
  accounts: Accounts;
  store: RegisterStore;
  /** The key of the hashes that hand-offs are learned by (`signalKeyOf`). */
  signalKey: HashKey;
  now: Clock;
  /** Up to this age a copy answers as it is; above it, it still answers while a new one is fetched. */
  freshSeconds: number;
  /** Above this age a question waits for a new copy. */
  maxAgeSeconds: number;
  wait: (ms: number) => Promise<void>;
  inTime: InTime;
  /** Told when a refresh nobody waits for fails, or the directory does not say whose account is closed. */
  onRefreshFailed: (error: unknown) => void;
}

/** A question does not wait longer for a new copy when there is an old one. */
const patienceMs = 2_000;
/** After so long all is read again: a column that was taken away or renamed, and names in the directory, are no change of an item. */
const wholeEveryMs = 5 * 60_000;

/** The register at hand. */
export interface RegisterReader {
  read: () => Promise<CurrentRegister>;
  /** Somebody said that it changed: reads what changed since any reading that is under way began. */
  lookNow: () => Promise<CurrentRegister>;
}

/** Keeps the register at hand: one reader at a time, the last good copy when SharePoint does not answer. */
export function createCurrentRegister(source: RegisterSource): RegisterReader {
  const { now, inTime } = source;
  let current = loadStored(source);
  let reading: Promise<CurrentRegister> | undefined;
  /** When all of `current` was read; nothing once the lists said that something else stands there. */
  let wholeAt: number | undefined;
  let hasOldSettings = false;

  const look = async () => {
    const at = now();
    current &&= ofDay(current, dayOf(at), source);
    const { rows, settings } = await source.news();
    if (rows) wholeAt = undefined;
    hasOldSettings ||= settings;
    const isWhole = wholeAt !== undefined && at.getTime() - wholeAt < wholeEveryMs;
    if (current !== undefined && isWhole && !hasOldSettings) return lookAgain(current, at, source);
    const fresh = await readNew(source, current, isWhole ? current : undefined);
    if (!isWhole) wholeAt = at.getTime();
    hasOldSettings = false;
    return fresh;
  };
  const refresh = () => {
    reading ??= look()
      .then((fresh) => {
        current = fresh;
        return fresh;
      })
      .catch((error: unknown) => {
        if (current !== undefined) current = { ...current, stale: true };
        throw error;
      })
      .finally(() => {
        reading = undefined;
      });
    return reading;
  };

  const read = async () => {
    const copy = current;
    if (copy === undefined) return refresh();
    const age = ageSeconds(copy.asOf, now());
    if (age <= source.freshSeconds) return copy;
    if (age > source.maxAgeSeconds) {
      const old = () => ({ ...copy, stale: true });
      return inTime('register', refresh(), patienceMs, old).catch(old);
    }
    refresh().catch(source.onRefreshFailed);
    return copy;
  };
  return {
    read,
    lookNow: () => (reading === undefined ? refresh() : reading.then(refresh, refresh)),
  };
}

function loadStored({
  store,
  tenantId,
  signalKey,
  now,
}: RegisterSource): CurrentRegister | undefined {
  const snapshot = store.load(tenantId);
  return snapshot && prepareRegister(snapshot, signalKey, dayOf(now()));
}

/** Those of the list alone. */
export function enteredAbsences({ absences, closed }: CurrentRegister): Absence[] {
  return absences.slice(0, absences.length - closed.length);
}

/** At midnight rows end, and others answer in their place, although nothing was written. */
function ofDay(
  current: CurrentRegister,
  today: Day,
  { signalKey }: RegisterSource,
): CurrentRegister {
  if (current.today === today) return current;
  const absences = enteredAbsences(current);
  const { stale } = current;
  return { ...prepareRegister({ ...current, absences }, signalKey, today, current), stale };
}

/** The lists are as they were; accounts are closed without them. */
async function lookAgain(
  before: CurrentRegister,
  at: Date,
  source: RegisterSource,
): Promise<CurrentRegister> {
  const own = enteredAbsences(before);
  const closed = await closedAmong({ ...before, absences: own }, before, source);
  return { ...before, absences: [...own, ...closed], closed, asOf: at.toISOString(), stale: false };
}

/** `kept`: whose rows and absences are those of the lists still. */
async function readNew(
  source: RegisterSource,
  before: CurrentRegister | undefined,
  kept: CurrentRegister | undefined,
): Promise<CurrentRegister> {
  const { list, store, tenantId, signalKey, now } = source;
  const asOf = now().toISOString();
  const [rows, absences, settings] = await Promise.all([
    kept?.rows ?? list.readRows(),
    kept ? enteredAbsences(kept) : list.readAbsences(),
    list.readSettings(),
  ]);
  const roles = await findRoles(settings, list);
  const snapshot: RegisterSnapshot = { rows, absences, settings, roles, asOf };
  const fresh = prepareRegister(snapshot, signalKey, dayAt(asOf), before);
  const closed = await closedAmong(fresh, before, source);
  store.save(tenantId, { ...snapshot, closed });
  return { ...fresh, absences: [...absences, ...closed], closed };
}

/** Whose account was closed is known to the register so soon; a hand-off asks anew. */
const accountsMaxAgeMs = 5 * 60_000;

/**
 * Whoever is named for work or leads an area and can receive nothing any more. A directory that does not answer, or not
 * in time, changes nothing of what was known; what it says later is there at the next reading.
 */
async function closedAmong(
  { responsibilities, absences, roles }: CurrentRegister,
  before: CurrentRegister | undefined,
  { accounts, now, wait, onRefreshFailed }: RegisterSource,
): Promise<ClosedAbsence[]> {
  const listed = listedPeople(responsibilities, absences).map(({ oid }) => oid);
  const oids = [...new Set([...listed, ...roles.leads.flatMap((lead) => lead.oids)])];
  const asked = accounts
    .stateOf(oids, accountsMaxAgeMs)
    .then((states) => closedAccounts(states, dayOf(now())))
    .catch((error: unknown) => {
      onRefreshFailed(error);
      return before?.closed ?? [];
    });
  if (before === undefined) return asked;
  return Promise.race([asked, wait(patienceMs).then(() => before.closed)]);
}

/** Rights hang on Entra ids, never on addresses; an address that belongs to nobody gives nobody a right. */
async function findRoles(settings: Record<string, string>, list: RegisterList): Promise<Roles> {
  const { auditors, leads } = namedRoles(settings);
  const oidsOf = async (mails: readonly string[]) => {
    const people = await Promise.all(mails.map((mail) => list.findPerson(mail)));
    return people.flatMap((person) => (person === undefined ? [] : [person.oid]));
  };
  return {
    auditors: await oidsOf(auditors),
    leads: await Promise.all(
      leads.map(async ({ area, mails }) => ({ area, oids: await oidsOf(mails) })),
    ),
  };
}

/** What was read, ready for questions. An unchanged register keeps its index: building it takes time, and what was learned refers to it. */
export function prepareRegister(
  { rows, absences, settings, roles, asOf, closed = [] }: RegisterSnapshot,
  signalKey: HashKey,
  today: Day,
  before?: CurrentRegister,
): CurrentRegister {
  const { responsibilities, findings } = readRegister(rows);
  const { sites, problems } = readSites(settings);
  const successors = successorsOf(responsibilities, today, readRetired(rows));
  const isUnchanged =
    before !== undefined &&
    JSON.stringify(before.responsibilities) === JSON.stringify(responsibilities) &&
    JSON.stringify([...before.successors]) === JSON.stringify([...successors]);
  return {
    rows,
    responsibilities,
    today,
    successors,
    index: isUnchanged ? before.index : buildRegisterIndex(responsibilities, signalKey, successors),
    absences: [...absences, ...closed],
    closed,
    findings: [...findings, ...settingFindings(settings, problems, responsibilities)],
    settings,
    sites,
    roles,
    asOf,
    stale: false,
  };
}

function ageSeconds(asOf: string, now: Date): number {
  return (now.getTime() - Date.parse(asOf)) / 1000;
}
