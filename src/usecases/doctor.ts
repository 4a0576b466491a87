import { applicationPermissions } from '../core/app-permissions.ts';
import { watchedLists } from '../core/change-notice.ts';
import { type ErrorCode, isProductError } from '../core/errors.ts';
import { isKnownSetting } from '../core/known-settings.ts';
import type { ManualStep } from '../core/list-steps.ts';
import { readRegister } from '../core/register.ts';
import { addressesIn, namedRoles } from '../core/roles.ts';
import { triageAddresses, triageDeskOf, triageDeskSetting } from '../core/triage-desk.ts';
import { checkLists } from './check-lists.ts';
import { yearsOfEvents } from './archive-year.ts';
import { digestSetting } from './digest.ts';
import type { Subscriptions } from './keep-subscribed.ts';
import type { LogKeeper } from './log-keeper.ts';
import type { Accounts } from './people-ports.ts';
import type { Clock } from './ports.ts';
import type { ProvisionStep } from './provision.ts';
import type { ListAdmin, RegisterList, RegisterRow } from './register-ports.ts';

export type DoctorStep =
  | 'reach'
  | 'consent'
  | 'clock'
  | 'lists'
  | 'lists_unseen'
  | 'events'
  | 'register'
  | 'people'
  | 'settings_list'
  | 'digest'
  | 'mailbox'
  | 'feed'
  | 'notices'
  | 'signed_in';

export interface Diagnosis {
  step: DoctorStep;
  outcome: 'fine' | 'wrong' | 'skipped';
  /** Why it failed, where something refused. */
  code?: ErrorCode;
  /** How many are wrong, or by how many seconds. */
  amount?: number;
  /** What is missing, by its name. */
  names?: string[];
  /** The lists of which there is something to say. */
  lists?: ProvisionStep[];
  /** What nobody can see from here: Graph does not show whether it was done. */
  unverified?: Unverified[];
}

/** A step that is done by hand or by script, in both languages. */
export type Unverified = Pick<ManualStep, 'list' | 'de' | 'en'>;

export interface Patient {
  listAdmin: ListAdmin;
  registerList: RegisterList;
  accounts: Pick<Accounts, 'stateOf'>;
  logKeeper: Pick<LogKeeper, 'read'>;
  context: { now: Clock; serverTime: Clock };
  /** How people are told: by the Teams app, from a mailbox. */
  tells: { teamsAppId: string | undefined; notifyFrom: string | undefined };
  /** The application permissions that Baton's own token names; nothing where it does not say. */
  grantedRoles: () => Promise<string[] | undefined>;
  /** Baton's subscriptions to its lists; nothing where Microsoft is not told where to reach it. */
  subscriptions: Pick<Subscriptions, 'list'> | undefined;
}

type Tells = Patient['tells'];

/** Leases are compared by Microsoft's time, tokens by ours: they may not be further apart than this. */
const clockSeconds = 60;

/** Looks at a tenant step by step, as Baton itself and without writing anything. What cannot be seen so is said to be skipped. */
export async function diagnose(patient: Patient): Promise<Diagnosis[]> {
  const { listAdmin, registerList, tells } = patient;
  const reach = await attempt('reach', () => listAdmin.findColumns('Responsibilities'));
  if (reach.outcome === 'wrong') return [reach];
  const { notifyFrom } = tells;
  const granted = await patient.grantedRoles();
  return [
    reach,
    consentOf(granted, tells),
    clockOf(patient),
    ...(await listsOf(listAdmin)),
    await attempt('events', () => eventsToArchive(patient)),
    await attempt('register', async () => ((await registerList.readRows()).length === 0 ? 1 : 0)),
    await attempt('people', () => registerList.findPeople('a')),
    await attempt('settings_list', () => flawedSettings(patient)),
    await attempt('digest', async () => {
      const { [digestSetting]: digest = '' } = await registerList.readSettings();
      return addressesIn(digest).length > 0 ? undefined : 'skipped';
    }),
    notifyFrom === undefined
      ? { step: 'mailbox', outcome: 'skipped' }
      : await attempt('mailbox', async () => ((await registerList.findPerson(notifyFrom)) ? 0 : 1)),
    feedOf(granted, tells),
    await attempt('notices', () => listsNotTold(patient)),
    { step: 'signed_in', outcome: 'skipped' },
  ];
}

/** A number that comes back is how many are wrong; `skipped` says that there is nothing to look at. */
async function attempt(step: DoctorStep, look: () => Promise<unknown>): Promise<Diagnosis> {
  try {
    const found = await look();
    if (found === 'skipped') return { step, outcome: 'skipped' };
    if (typeof found !== 'number' || found === 0) return { step, outcome: 'fine' };
    return { step, outcome: 'wrong', amount: found };
  } catch (error) {
    if (isProductError(error)) return { step, outcome: 'wrong', code: error.code };
    throw error;
  }
}

/** What Graph shows of the lists, and what it does not show. */
async function listsOf(admin: ListAdmin): Promise<Diagnosis[]> {
  try {
    const { lists, unverified } = await checkLists(admin);
    const told = lists.filter(({ state, columns }) => state !== 'there' || columns.length > 0);
    const amount = told.filter(isFlawed).length;
    return [
      {
        step: 'lists',
        ...(amount === 0 ? { outcome: 'fine' } : { outcome: 'wrong', amount }),
        ...(told.length > 0 && { lists: told }),
      },
      {
        step: 'lists_unseen',
        outcome: 'skipped',
        unverified: unverified.map(({ list, de, en }) => ({ list, de, en })),
      },
    ];
  } catch (error) {
    if (isProductError(error)) return [{ step: 'lists', outcome: 'wrong', code: error.code }];
    throw error;
  }
}

function isFlawed({ state, columns }: ProvisionStep): boolean {
  return state !== 'there' || columns.some(({ flaw }) => flaw !== 'foreign_required');
}

type Settings = Readonly<Record<string, string>>;

/** Settings whose name means nothing, addresses in them that name nobody, and a triage desk that is missing. */
async function flawedSettings({ registerList, accounts }: Patient): Promise<number> {
  const [settings, rows] = await Promise.all([
    registerList.readSettings(),
    registerList.readRows(),
  ]);
  const unknown = Object.keys(settings).filter((name) => !isKnownSetting(name)).length;
  const nobody = new Set([
    ...outsideTheRegister(settings, rows),
    ...(await withoutAccount(settings, registerList, accounts)),
  ]);
  return unknown + nobody.size + Number(triageAddresses(settings).length === 0);
}

/** Whoever stands in no row of the register gets nothing at the triage desk. */
function outsideTheRegister(settings: Settings, rows: readonly RegisterRow[]): string[] {
  const { responsibilities } = readRegister(rows);
  const isThere = (mail: string) =>
    triageDeskOf({ [triageDeskSetting]: mail }, responsibilities).length > 0;
  return triageAddresses(settings).filter((mail) => !isThere(mail));
}

/** Of those who lead, audit or get the digest: whom nobody is, and whose account is closed. */
async function withoutAccount(
  settings: Settings,
  list: RegisterList,
  accounts: Patient['accounts'],
): Promise<string[]> {
  const { leads, auditors } = namedRoles(settings);
  const digest = addressesIn(settings[digestSetting] ?? '');
  const mails = [...new Set([...digest, ...auditors, ...leads.flatMap((lead) => lead.mails)])];
  const people = await Promise.all(mails.map((mail) => list.findPerson(mail)));
  const states = await accounts.stateOf(people.flatMap((person) => person?.oid ?? []));
  const isClosed = (oid: string) => ['left', 'disabled'].includes(states.get(oid) ?? 'left');
  return mails.filter((_, at) => isClosed(people[at]?.oid ?? ''));
}

/**
 * Above this many rows SharePoint lets nobody close or open the rights of a list any more (facts/graph.md §1.1); a
 * server that starts reads them for 400 units.
 */
const mostEvents = 100_000;

/** How many events stand in the current list, by the checkpoints, if that is too many and a year can be archived; else 0. */
async function eventsToArchive({ logKeeper, listAdmin }: Patient): Promise<number> {
  const years = (await yearsOfEvents(logKeeper, listAdmin)).filter((each) => !each.isArchived);
  const events = years.reduce((sum, { from, to }) => sum + to - from, 0);
  return events > mostEvents && years.some(({ isClosed }) => isClosed) ? events : 0;
}

/** What Baton needs by itself and nobody agreed to: a token names what an administrator did agree to. */
function consentOf(granted: readonly string[] | undefined, { notifyFrom }: Tells): Diagnosis {
  if (granted === undefined) return { step: 'consent', outcome: 'skipped' };
  const needed = [...always, ...(notifyFrom === undefined ? [] : ['Mail.Send'])];
  const names = needed.filter((name) => !granted.includes(name));
  return names.length === 0
    ? { step: 'consent', outcome: 'fine' }
    : { step: 'consent', outcome: 'wrong', names };
}

const feedRight = 'TeamsActivity.Send';
const always = applicationPermissions.filter((name) => name !== feedRight);

/** Whether anybody can be told in Teams' activity feed, as far as that can be seen without telling somebody. */
function feedOf(granted: readonly string[] | undefined, { teamsAppId }: Tells): Diagnosis {
  if (teamsAppId === undefined) return { step: 'feed', outcome: 'skipped' };
  const isMissing = granted !== undefined && !granted.includes(feedRight);
  return isMissing
    ? { step: 'feed', outcome: 'wrong', names: [feedRight] }
    : { step: 'feed', outcome: 'fine' };
}

/** Of how many lists Microsoft does not tell Baton at the address where it is reached: it asks there before it promises to. */
async function listsNotTold({ subscriptions, context }: Patient): Promise<number | 'skipped'> {
  if (subscriptions === undefined) return 'skipped';
  const now = context.serverTime().toISOString();
  const told = (await subscriptions.list()).filter(({ isHere, until }) => isHere && until > now);
  return watchedLists.filter((list) => told.every((each) => each.list !== list)).length;
}

function clockOf({ context }: Patient): Diagnosis {
  const apart = Math.abs(context.serverTime().getTime() - context.now().getTime()) / 1000;
  return apart <= clockSeconds
    ? { step: 'clock', outcome: 'fine' }
    : { step: 'clock', outcome: 'wrong', amount: Math.round(apart) };
}
