import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { RedisClientType } from '@redis/client';
import type { Logger } from 'pino';
import { signalKeyOf } from '../core/signals.ts';
import { ownAbsencePermissions } from '../core/app-permissions.ts';
import { createAbsenceRows } from '../m365/absence-rows.ts';
import { mailOfEml } from '../cli/eml.ts';
import { createAccounts } from '../m365/accounts.ts';
import { createActivityFeed } from '../m365/activity-feed.ts';
import { withClientRequestId } from '../m365/client-request-id.ts';
import { createEventArchive } from '../m365/event-archive.ts';
import { createGraph, type Graph } from '../m365/graph.ts';
import { createHandoffChanges } from '../m365/handoff-changes.ts';
import { recordShape } from '../m365/handoff-fields.ts';
import { createHandoffList } from '../m365/handoff-list.ts';
import { createLibraries } from '../m365/library.ts';
import { createImportList, createSiteUsers } from '../m365/import-list.ts';
import { createListAdmin } from '../m365/list-admin.ts';
import { createListRows } from '../m365/list-rows.ts';
import { createMailbox } from '../m365/mailbox.ts';
import { createOrganisation } from '../m365/organisation.ts';
import { createOwnOutlook } from '../m365/own-outlook.ts';
import { createPeople } from '../m365/people.ts';
import { createReadingLog } from '../m365/reading-log.ts';
import { createRegisterChanges } from '../m365/register-changes.ts';
import { createRegisterAccess } from '../m365/register-access.ts';
import { createRegisterList } from '../m365/register-list.ts';
import { createRegisterRows } from '../m365/register-rows.ts';
import { withServerClock } from '../m365/server-clock.ts';
import { createRecordLists } from '../m365/record-lists.ts';
import {
  createAnchorMailbox,
  createLetters,
  createServiceMailbox,
  silent,
} from '../m365/service-mailbox.ts';
import { createSettingRows } from '../m365/setting-rows.ts';
import { createSite } from '../m365/site.ts';
import { createGraphTokens, type TokenSource } from '../m365/tokens.ts';
import { embeddedTransport, networkTransport, type Transport } from '../m365/transport.ts';
import { type LogKey, logKeysOf, logSignerOf } from '../core/log-key.ts';
import type { ListRow } from '../core/audit-rows.ts';
import type { NamedPerson } from '../core/handoff-record.ts';
import type { ListName } from '../core/lists.ts';
import type { Memory } from '../core/memory.ts';
import type { TenantKeys } from '../core/tenant-keys.ts';
import type { ServerContext } from '../server/context.ts';
import { createTokenCheck } from '../server/token-check.ts';
import { openHandoffIndex } from '../store/handoff-index.ts';
import { createRateLimits } from '../store/rate-limits.ts';
import { openRegisterStore } from '../store/register-store.ts';
import type { Subscriptions } from '../usecases/keep-subscribed.ts';
import { createLogKeeper, type LogKeeper } from '../usecases/log-keeper.ts';
import { createProving, type Prove } from '../usecases/prove-handoff.ts';
import { createRecorders } from '../usecases/recorder.ts';
import { createAuditing } from '../usecases/auditing.ts';
import { createLatestCheck } from '../usecases/latest-check.ts';
import { type CurrentRegister, createCurrentRegister } from '../usecases/current-register.ts';
import { createHandoffLog, type HandoffLog } from '../usecases/handoff-log.ts';
import { createLearning } from '../usecases/learn-from-list.ts';
import { createRegisterTable } from '../usecases/register-table.ts';
import { createReports } from '../usecases/overview.ts';
import { noticeIn } from '../usecases/noticed-changes.ts';
import { withFallback } from '../usecases/with-fallback.ts';
import { rememberIn } from '../usecases/remembered-handoffs.ts';
import { watchClaims, type WatchWork } from '../usecases/watch-claims.ts';
import type { HandoffList } from '../usecases/handoff-ports.ts';
import type { Letters, Notifier } from '../usecases/notice-ports.ts';
import type { Accounts } from '../usecases/people-ports.ts';
import type { Caller, Clock, DoLater } from '../usecases/ports.ts';
import type { AnchorMailbox, EventArchive, RecordLists } from '../usecases/record-ports.ts';
import type {
  ImportList,
  ListAdmin,
  ReadSheet,
  RegisterList,
  SettingRows,
} from '../usecases/register-ports.ts';
import { createChangeNotices } from './change-notices.ts';
import type { Config } from './config.ts';
import { linkIntoTeams } from './link-into-teams.ts';
import { verifyNatively } from './verify-natively.ts';
import { createTimers } from './do-later.ts';
import { createRequests, type Requests } from './requests.ts';
import { createSheetReader } from '../sheets/read-apart.ts';
import { writeWorkbook } from '../sheets/xlsx.ts';
import { archiveOf } from '../documents/archive.ts';
import { docxWhenNeeded } from '../documents/docx-when-needed.ts';
import { paperHtml } from '../documents/html.ts';
import { readVersion, type Version } from './version.ts';

/** Baton put together for one tenant: what the server, the command line and the tests work with. */
export interface Product {
  context: ServerContext;
  handoffLog: HandoffLog;
  currentRegister: () => Promise<CurrentRegister>;
  learned: () => Promise<Memory | undefined>;
  /** When the key of the signals was put into use, ISO 8601. */
  signalsSince: string;
  registerList: RegisterList;
  accounts: Accounts;
  listAdmin: ListAdmin;
  importList: ImportList;
  recordLists: RecordLists;
  eventArchive: EventArchive;
  /** Every row of a list as it stands there now. */
  readList: (list: ListName) => Promise<ListRow[]>;
  logKeeper: LogKeeper;
  /** The list of hand-offs, written by Baton itself and nobody else. */
  ownHandoffs: HandoffList;
  settingRows: SettingRows;
  /** Tells people what the worker did. */
  notifier: Notifier;
  /** Writes to people; nothing where no mailbox is configured. */
  letters: Letters | undefined;
  /** Where the record's checkpoints are kept for the auditors; nothing where that is not wanted. */
  anchorMailbox: AnchorMailbox | undefined;
  /** Baton's subscriptions to its lists; nothing where Microsoft is not told where to reach it. */
  subscriptions: Subscriptions | undefined;
  /** Sees pieces of work by their names, where somebody looks. */
  watch: WatchWork;
  logName: string;
  /** The public keys of the log. */
  logKeys: readonly LogKey[];
  prove: Prove;
  version: Version;
  siteUrl: string;
  /** In whose name everything is done; Baton's own when absent. */
  person: NamedPerson | undefined;
  /** How people are told: by the Teams app, from a mailbox. */
  tells: { teamsAppId: string | undefined; notifyFrom: string | undefined };
  /** Waits for the hand-offs whose undo window ends within this time, so that none is cut in the middle. */
  finish(withinMs: number): Promise<void>;
  close(): void;
}

/** A person in whose name a command works. */
export interface PersonPart {
  tokens: TokenSource;
  who: NamedPerson;
  /** Baton's own secret is not here: everything is asked for with the person's rights. */
  isAlone: boolean;
}

export interface ProductParts {
  /** Site, register and directory are read and written with the rights of this person; nobody's by default. */
  person?: PersonPart;
  log: Logger;
  keys: TenantKeys;
  /** Those the log knows; nobody's by default. */
  requests?: Requests;
  transport?: Transport;
  /** Where several servers count together; each counts for itself without. */
  redis?: RedisClientType;
  /** Looks at everything that leaves the process and comes back. */
  watchTransport?: ((transport: Transport) => Transport) | undefined;
  /** Sees pieces of work by their names. */
  watch?: WatchWork | undefined;
  now?: Clock;
  doLater?: DoLater;
  wait?: (ms: number) => Promise<void>;
  /** Reads a file that somebody sent; in a process of its own by default. */
  readSheet?: ReadSheet;
  /** Up to this age the register answers without a look at SharePoint. */
  registerFreshSeconds?: number;
  /** Up to this age the index of hand-offs does. */
  indexFreshSeconds?: number;
}

const sheetDoor = new URL('./read-one-sheet.ts', import.meta.url);

/** Only this function knows who is real and who is pretending: it chooses the transport. */
export function createProduct(config: Config, parts: ProductParts): Product {
  const { log, keys, now = () => new Date(), wait = sleep, registerFreshSeconds = 15 } = parts;
  const unwatched = parts.transport ?? transportFor(config);
  const network = parts.watchTransport?.(unwatched) ?? unwatched;
  const requests = parts.requests ?? createRequests();
  const named = withClientRequestId(network, requests.id);
  const { transport, serverTime } = withServerClock(named, now);
  const tokens = createGraphTokens(config, transport, now);
  const { person } = parts;
  const graphWith = ({ get, forget }: TokenSource) => createGraph(transport, get, forget);
  const asApp = graphWith(person?.isAlone ? person.tokens : tokens.asApp);
  const asMaker = person === undefined ? asApp : graphWith(person.tokens);
  const asCaller = (caller: Caller) => graphWith(tokens.onBehalfOf(caller));
  const site = createSite(config.siteUrl, asMaker);
  const people = createPeople(site, asMaker, now);
  const registerList = createRegisterList(site, asMaker, people);
  const accounts = createAccounts(asMaker, now);
  // what Baton read with its own rights is no answer for a person
  const store = openRegisterStore(person ? ':memory:' : dataFile(config, 'baton.sqlite'));
  const indexFile = person?.isAlone ? ':memory:' : dataFile(config, 'handoffs.sqlite');
  const index = noticeIn(openHandoffIndex(indexFile, recordShape));
  const { read: currentRegister, lookNow: lookAtRegister } = createCurrentRegister({
    tenantId: config.tenantId,
    list: registerList,
    news: createRegisterChanges(site, asApp),
    accounts,
    store,
    signalKey: signalKeyOf(keys.signals.current.secret),
    now,
    freshSeconds: registerFreshSeconds,
    maxAgeSeconds: 300,
    wait,
    onRefreshFailed: (error) => log.warn({ err: error }, 'the register could not be read again'),
  });
  const timers = createTimers((error) => log.warn({ err: error }, 'a hand-off could not be sent'));
  const doLater = parts.doLater ?? timers.doLater;
  const handoffLog = createHandoffLog({
    changes: createHandoffChanges(site, asApp),
    index,
    now,
    doLater,
    freshSeconds: parts.indexFreshSeconds ?? 30,
    onStartAnew: (reason) => log.warn({ reason }, 'the hand-offs are read anew'),
    onFailed: (error) => log.warn({ err: error }, 'changes of hand-offs could not be read'),
  });

  const rateLimits = createRateLimits(config, parts.redis);
  const changeNotices = createChangeNotices(config, {
    site,
    graph: asApp,
    redis: parts.redis,
    claimKeys: keys.claim,
    lookAtHandoffs: () => handoffLog.keepInStep(),
    lookAtRegister,
    allow: rateLimits.allowNotice,
    now,
    doLater,
    log,
  });

  const siteUsers = createSiteUsers(people, now);
  const importListWith = (graph: Graph) => createImportList(site, graph, people, siteUsers);
  const importList = importListWith(asMaker);

  const recordLists = createRecordLists(site, asApp);
  const signer = logSignerOf(keys.signing.current.secret, keys.log);
  const recorderOf = createRecorders({
    lists: recordLists,
    log: keys.log,
    signer,
    random: randomBytes,
    now,
    doLater,
    onNotSettled: (error) => log.warn({ err: error }, 'an event waits in its row'),
  });
  const trust = { keys: logKeysOf(keys), verify: verifyNatively };
  const logKeeper = createLogKeeper({
    lists: recordLists,
    signer,
    trust: { log: keys.log, ...trust },
    now,
    onSpoilt: (error) => log.warn({ err: error }, 'an event could not be added to the log'),
  });
  const prove = createProving({ log: keys.log, lists: recordLists, logKeeper, trust });
  const version = readVersion();
  const watch: WatchWork = parts.watch ?? ((_name, work) => work());
  const handoffsAs = (actor: NamedPerson) =>
    rememberIn(index, watchClaims(createHandoffList(site, asApp, recorderOf(actor)), watch));
  const ownHandoffs = handoffsAs({ oid: config.clientId, name: 'Baton' });

  const letters = config.notifyFrom ? createLetters(config.notifyFrom, asApp) : undefined;

  const learned = createLearning({
    log: handoffLog,
    changedKeys: index.changedKeys,
    currentRegister,
    signalsSince: keys.signals.current.since,
    now,
    wait,
    onFailed: (error) => log.warn({ err: error }, 'the hand-offs could not be learned from'),
  });

  return {
    handoffLog,
    currentRegister,
    learned,
    signalsSince: keys.signals.current.since,
    registerList,
    accounts,
    recordLists,
    eventArchive: createEventArchive(site, asApp),
    person: person?.who,
    readList: createListRows(site, asMaker),
    logKeeper,
    logName: keys.log,
    logKeys: trust.keys,
    prove,
    version,
    siteUrl: config.siteUrl,
    tells: { teamsAppId: config.teamsAppId, notifyFrom: config.notifyFrom },
    listAdmin: createListAdmin(site, asMaker),
    importList,
    ownHandoffs,
    settingRows: createSettingRows(site, asApp),
    notifier: notifierOf(config, letters, asApp),
    letters,
    anchorMailbox:
      config.notifyFrom && config.anchorTo
        ? createAnchorMailbox(config.notifyFrom, config.anchorTo, asApp)
        : undefined,
    subscriptions: changeNotices.subscriptions,
    watch,
    finish: timers.finish,
    close() {
      changeNotices.close();
      timers.stop();
      store.close();
      index.close();
    },
    context: {
      rateLimits,
      notices: changeNotices.context,
      checkToken: createTokenCheck({ ...config, fetch: transport, now }),
      access: createRegisterAccess(site, asCaller, now),
      mailboxOf: (caller) => createMailbox(asCaller(caller)),
      absenceRows: createAbsenceRows(site, asApp),
      ownOutlookOf: (caller) =>
        createOwnOutlook(graphWith(tokens.beyond(caller, ownAbsencePermissions))),
      accounts,
      organisation: createOrganisation(asApp),
      libraries: createLibraries({ graph: asApp, transport, wait }),
      handoffLog,
      handoffs: ownHandoffs,
      handoffsAs,
      auditing: createAuditing(createReadingLog(site, asApp), now),
      reports: createReports(now, wait),
      logKeeper,
      prove,
      chapters: {
        logName: keys.log,
        logKeys: trust.keys,
        made: { site: config.siteUrl, ...version },
        html: paperHtml,
        docx: docxWhenNeeded,
        archive: archiveOf,
      },
      currentRegister,
      registerTable: createRegisterTable(now),
      registerRowsOf: (caller) => createRegisterRows(site, asCaller(caller), people),
      ownRegisterRows: () => createRegisterRows(site, asApp, people),
      people: registerList,
      readMail: mailOfEml,
      writeWorkbook,
      readSheet: parts.readSheet ?? createSheetReader(sheetDoor),
      importList,
      importListOf: (caller) => importListWith(asCaller(caller)),
      latestCheck: createLatestCheck({
        accounts,
        handoffLog,
        now,
        wait,
        onFailed: (error) => log.warn({ err: error }, 'not everything could be checked'),
      }),
      learned,
      claimKeys: keys.claim,
      linkTo: config.teamsAppId === undefined ? undefined : linkIntoTeams(config.teamsAppId),
      keys,
      doLater,
      wait,
      now,
      serverTime,
      inRequest: requests.run,
      log,
    },
  };
}

/** The activity feed where the Teams app is known, the service mailbox where that does not reach somebody. */
function notifierOf({ teamsAppId }: Config, letters: Letters | undefined, asApp: Graph): Notifier {
  const byMail = letters ? createServiceMailbox(letters, asApp) : silent;
  if (teamsAppId === undefined) return byMail;
  return withFallback(createActivityFeed(linkIntoTeams(teamsAppId), asApp), byMail);
}

function transportFor({ embeddedTenant }: Config): Transport {
  return embeddedTenant === undefined ? networkTransport : embeddedTransport(embeddedTenant);
}

function dataFile({ dataFolder }: Config, name: string): string {
  return dataFolder === ':memory:' ? ':memory:' : join(dataFolder, name);
}
