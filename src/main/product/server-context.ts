import { mailOfEml } from '../../cli/eml.ts';
import {
  mailPermissions,
  ownAbsencePermissions,
  presencePermissions,
  sitePermissions,
} from '../../core/app-permissions.ts';
import { archiveOf } from '../../documents/archive.ts';
import { docxWhenNeeded } from '../../documents/docx-when-needed.ts';
import { paperHtml } from '../../documents/html.ts';
import { createAbsenceRows } from '../../m365/absence-rows.ts';
import { createLibraries } from '../../m365/library.ts';
import { createMailbox } from '../../m365/mailbox.ts';
import { createOrganisation } from '../../m365/organisation.ts';
import { createOwnOutlook } from '../../m365/own-outlook.ts';
import { createPresences } from '../../m365/presences.ts';
import { createReadingLog } from '../../m365/reading-log.ts';
import { createRegisterAccess } from '../../m365/register-access.ts';
import { createRegisterRows } from '../../m365/register-rows.ts';
import type { ServerContext } from '../../server/context.ts';
import { createTokenCheck } from '../../server/token-check.ts';
import { writeWorkbook } from '../../sheets/xlsx.ts';
import { createAuditing } from '../../usecases/auditing.ts';
import { createLatestCheck } from '../../usecases/latest-check.ts';
import { createReports } from '../../usecases/overview.ts';
import type { Caller, DoLater, RateLimits } from '../../usecases/ports.ts';
import { createRegisterTable } from '../../usecases/register-table.ts';
import type { Config } from '../config.ts';
import { linkIntoTeams } from '../link-into-teams.ts';
import type { Version } from '../version.ts';
import type { Connections } from './connections.ts';
import type { openHandoffs } from './handoffs.ts';
import type { Parts } from './parts.ts';
import type { openRecord } from './record.ts';
import type { openRegister } from './register.ts';

/** What was opened before the routes can be served. */
export interface Opened {
  connections: Connections;
  register: ReturnType<typeof openRegister>;
  record: ReturnType<typeof openRecord>;
  handoffs: ReturnType<typeof openHandoffs>;
  notices: ServerContext['notices'];
  rateLimits: RateLimits;
  doLater: DoLater;
  version: Version;
}

/** Everything the routes work with. */
export function serverContext(config: Config, parts: Parts, opened: Opened): ServerContext {
  const { connections, register, record, handoffs, rateLimits, notices, doLater } = opened;
  const { keys, now, wait, inTime, log, requests } = parts;
  return {
    ...asCallers(connections, register, parts),
    ...readers(config, parts, opened),
    rateLimits,
    notices,
    checkToken: createTokenCheck({ ...config, fetch: connections.transport, now }),
    handoffLog: handoffs.handoffLog,
    handoffs: handoffs.own,
    handoffsAs: handoffs.writtenBy,
    logKeeper: record.logKeeper,
    prove: record.prove,
    currentRegister: register.read,
    learned: handoffs.learned,
    claimKeys: keys.claim,
    linkTo: config.teamsAppId === undefined ? undefined : linkIntoTeams(config.teamsAppId),
    keys,
    doLater,
    wait,
    inTime,
    now,
    serverTime: connections.serverTime,
    inRequest: requests.run,
    log,
  };
}

/** What is done with the rights of whoever asks, and the same with Baton's own where a person could not. */
function asCallers(
  { site, asApp, asMaker, asCallerWith, transport }: Connections,
  { people, list, accounts, importListWith, rowVersionsWith }: Opened['register'],
  { now, wait }: Parts,
) {
  const onSite = (caller: Caller) => asCallerWith(caller, sitePermissions);
  return {
    access: createRegisterAccess(site, onSite, now),
    mailboxOf: (caller) => createMailbox(asCallerWith(caller, mailPermissions)),
    ownOutlookOf: (caller) => createOwnOutlook(asCallerWith(caller, ownAbsencePermissions)),
    presencesOf: (caller) => createPresences(asCallerWith(caller, presencePermissions)),
    registerRowsOf: (caller) => createRegisterRows(site, onSite(caller), people),
    rowVersionsOf: (caller) => rowVersionsWith(onSite(caller)),
    ownRegisterRows: () => createRegisterRows(site, asApp, people),
    importList: importListWith(asMaker),
    importListOf: (caller) => importListWith(onSite(caller)),
    absenceRows: createAbsenceRows(site, asApp),
    accounts,
    organisation: createOrganisation(asApp),
    libraries: createLibraries({ graph: asApp, transport, wait }),
    people: list,
  } satisfies Partial<ServerContext>;
}

/** What reads, counts and writes papers. */
function readers(
  config: Config,
  parts: Parts,
  { connections, register, record, ...opened }: Opened,
) {
  const { now, wait, log, readSheet } = parts;
  return {
    auditing: createAuditing(createReadingLog(connections.site, connections.asApp), now),
    reports: createReports(now, wait),
    registerTable: createRegisterTable(now),
    readMail: mailOfEml,
    readSheet,
    writeWorkbook,
    chapters: {
      logName: record.logName,
      logKeys: record.logKeys,
      made: { site: config.siteUrl, ...opened.version },
      html: paperHtml,
      docx: docxWhenNeeded,
      archive: archiveOf,
    },
    latestCheck: createLatestCheck({
      accounts: register.accounts,
      handoffLog: opened.handoffs.handoffLog,
      now,
      wait,
      onFailed: (error) => log.warn({ err: error }, 'not everything could be checked'),
    }),
  } satisfies Partial<ServerContext>;
}
