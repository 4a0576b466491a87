import type { ListRow } from '../core/audit-rows.ts';
import type { NamedPerson } from '../core/handoff-record.ts';
import type { ListName } from '../core/lists.ts';
import type { LogKey } from '../core/log-key.ts';
import type { Memory } from '../core/memory.ts';
import { createEventArchive } from '../m365/event-archive.ts';
import { createListAdmin } from '../m365/list-admin.ts';
import { createListRows } from '../m365/list-rows.ts';
import { createReadingLog } from '../m365/reading-log.ts';
import { createSettingRows } from '../m365/setting-rows.ts';
import type { ServerContext } from '../server/context.ts';
import { createRateLimits } from '../store/rate-limits.ts';
import type { CurrentRegister } from '../usecases/current-register.ts';
import type { HandoffList } from '../usecases/handoff-ports.ts';
import type { HandoffLog } from '../usecases/handoff-log.ts';
import type { Subscriptions } from '../usecases/keep-subscribed.ts';
import type { LogKeeper } from '../usecases/log-keeper.ts';
import type { Accounts } from '../usecases/people-ports.ts';
import type { Prove } from '../usecases/prove-handoff.ts';
import type { EventArchive, ReadingLog, RecordLists } from '../usecases/record-ports.ts';
import type {
  ImportList,
  ListAdmin,
  RegisterList,
  RowVersions,
  SettingRows,
} from '../usecases/register-ports.ts';
import type { WatchWork } from '../usecases/watch-claims.ts';
import { createChangeNotices } from './change-notices.ts';
import type { Config } from './config.ts';
import { createTimers } from './do-later.ts';
import { connect } from './product/connections.ts';
import { openHandoffs } from './product/handoffs.ts';
import { type ProductParts, withDefaults } from './product/parts.ts';
import { openRecord } from './product/record.ts';
import { openRegister } from './product/register.ts';
import { serverContext } from './product/server-context.ts';
import { openTelling, type Telling } from './product/telling.ts';
import { readVersion, type Version } from './version.ts';

/** Baton put together for one tenant: what the server, the command line and the tests work with. */
export interface Product extends Telling {
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
  rowVersions: RowVersions;
  recordLists: RecordLists;
  eventArchive: EventArchive;
  /** Every row of a list as it stands there now. */
  readList: (list: ListName) => Promise<ListRow[]>;
  logKeeper: LogKeeper;
  /** The list of hand-offs, written by Baton itself and nobody else. */
  ownHandoffs: HandoffList;
  /** What auditors have read. */
  readingLog: ReadingLog;
  settingRows: SettingRows;
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
  /** The application permissions that Baton's own token names; nothing where it does not say. */
  grantedRoles: () => Promise<string[] | undefined>;
  /** How people are told: by the Teams app, from a mailbox. */
  tells: { teamsAppId: string | undefined; notifyFrom: string | undefined };
  /** Waits for the hand-offs whose undo window ends within this time, so that none is cut in the middle. */
  finish(withinMs: number): Promise<void>;
  close(): void;
}

/** Opens everything in its order, each with what was opened before. */
export function createProduct(config: Config, given: ProductParts): Product {
  const parts = withDefaults(config, given);
  const { keys, now, log, redis } = parts;
  const connections = connect(config, parts);
  const { site, asApp, asMaker } = connections;
  const timers = createTimers((error) => log.warn({ err: error }, 'a hand-off could not be sent'));
  const doLater = parts.doLater ?? timers.doLater;
  const register = openRegister(config, parts, connections);
  const record = openRecord(parts, connections, doLater);
  const handoffs = openHandoffs(config, parts, connections, {
    recorderOf: record.recorderOf,
    currentRegister: register.read,
    doLater,
  });
  const rateLimits = createRateLimits(config, redis);
  const changeNotices = createChangeNotices(config, {
    site,
    graph: asApp,
    redis,
    claimKeys: keys.claim,
    lookAtHandoffs: () => handoffs.handoffLog.keepInStep(),
    lookAtRegister: register.lookNow,
    allow: rateLimits.allowNotice,
    now,
    doLater,
    log,
  });
  const version = readVersion();
  const opened = { connections, register, record, handoffs, rateLimits, doLater, version };
  const context = serverContext(config, parts, { ...opened, notices: changeNotices.context });
  return {
    ...openTelling(config, asApp),
    context,
    handoffLog: handoffs.handoffLog,
    currentRegister: register.read,
    learned: handoffs.learned,
    signalsSince: keys.signals.current.since,
    registerList: register.list,
    accounts: register.accounts,
    listAdmin: createListAdmin(site, asMaker),
    importList: register.importListWith(asMaker),
    rowVersions: register.rowVersionsWith(asMaker),
    recordLists: record.lists,
    eventArchive: createEventArchive(site, asApp),
    readList: createListRows(site, asMaker),
    logKeeper: record.logKeeper,
    ownHandoffs: handoffs.own,
    readingLog: createReadingLog(site, asApp),
    settingRows: createSettingRows(site, asApp),
    subscriptions: changeNotices.subscriptions,
    watch: parts.watch,
    logName: record.logName,
    logKeys: record.logKeys,
    prove: record.prove,
    version,
    siteUrl: config.siteUrl,
    person: parts.person?.who,
    grantedRoles: connections.grantedRoles,
    tells: { teamsAppId: config.teamsAppId, notifyFrom: config.notifyFrom },
    finish: timers.finish,
    close() {
      changeNotices.close();
      connections.close();
      timers.stop();
      register.close();
      handoffs.close();
    },
  };
}
