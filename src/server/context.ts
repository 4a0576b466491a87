import type { Logger } from 'pino';
import type { NamedPerson } from '../core/handoff-record.ts';
import type { Made } from '../core/chapter/chapter-data.ts';
import type { Paper } from '../core/chapter/paper.ts';
import type { LogKey } from '../core/log-key.ts';
import type { Mail } from '../core/mail.ts';
import type { Memory } from '../core/memory.ts';
import type { KeyRing, TenantKeys } from '../core/tenant-keys.ts';
import type { InTime } from '../usecases/in-time.ts';
import type { LatestCheck } from '../usecases/latest-check.ts';
import type { CurrentRegister } from '../usecases/current-register.ts';
import type { Auditing } from '../usecases/auditing.ts';
import type { LogKeeper } from '../usecases/log-keeper.ts';
import type { Reports } from '../usecases/overview.ts';
import type { HandoffLog } from '../usecases/handoff-log.ts';
import type { HandoffList, HandoffReader } from '../usecases/handoff-ports.ts';
import type { Libraries } from '../usecases/library-ports.ts';
import type { Mailbox } from '../usecases/mail-ports.ts';
import type {
  AbsenceRows,
  Accounts,
  Organisation,
  OwnOutlook,
  Presences,
} from '../usecases/people-ports.ts';
import type { Caller, Clock, DoLater, LinkTo, RateLimits } from '../usecases/ports.ts';
import type {
  ImportList,
  ReadSheet,
  RegisterAccess,
  RegisterList,
  RegisterRows,
  RowVersions,
} from '../usecases/register-ports.ts';
import type { RegisterTable } from '../usecases/register-table.ts';
import type { Prove } from '../usecases/prove-handoff.ts';
import type { NoticeTools } from './notifications.ts';
import type { CheckToken } from './token-check.ts';

/** Everything the routes work with; put together in `main`. */
export interface ServerContext {
  checkToken: CheckToken;
  rateLimits: RateLimits;
  /** Microsoft's words about changes; nothing where they are not wanted. */
  notices: NoticeTools | undefined;
  access: RegisterAccess;
  mailboxOf: (caller: Caller) => Mailbox;
  libraries: Libraries;
  accounts: Accounts;
  organisation: Organisation;
  absenceRows: AbsenceRows;
  /** The caller's own Outlook, as far as it says when they are away. */
  ownOutlookOf: (caller: Caller) => OwnOutlook;
  /** Where colleagues are at this moment, as the caller may know it. */
  presencesOf: (caller: Caller) => Presences;
  handoffLog: HandoffLog;
  handoffs: HandoffReader;
  /** The list to write to: everything that is written is recorded as this person's doing. */
  handoffsAs: (actor: NamedPerson) => HandoffList;
  auditing: Auditing;
  reports: Reports;
  logKeeper: Pick<LogKeeper, 'read'>;
  prove: Prove;
  chapters: ChapterTools;
  currentRegister: () => Promise<CurrentRegister>;
  latestCheck: LatestCheck;
  /** A raw mail (RFC 5322) as the mail that `core` reads. */
  readMail: (raw: Uint8Array) => Promise<Mail>;
  /** A table as an Excel workbook with one sheet of that name. */
  writeWorkbook: (rows: readonly (readonly string[])[], name: string) => Promise<Uint8Array>;
  /** A file that somebody sent as a table, read where it can harm nobody else. */
  readSheet: ReadSheet;
  /** The register as an import compares with it, with Baton's own rights: only for reading. */
  importList: Pick<ImportList, 'readStored' | 'findPeople'>;
  /** The same to write to, with the rights of this person and of nobody else. */
  importListOf: (caller: Caller) => ImportList;
  registerTable: RegisterTable;
  /** The rows of the register with the rights of this person, and of nobody else. */
  registerRowsOf: (caller: Caller) => RegisterRows;
  /** What they said earlier, with the rights of this person. */
  rowVersionsOf: (caller: Caller) => RowVersions;
  /** The rows with Baton's own rights, for answers of owners. */
  ownRegisterRows: () => RegisterRows;
  people: Pick<RegisterList, 'findPerson' | 'findPeople'>;
  claimKeys: KeyRing;
  linkTo: LinkTo | undefined;
  keys: TenantKeys;
  learned: () => Promise<Memory | undefined>;
  doLater: DoLater;
  /** Comes back after so many milliseconds; with 0 as soon as others have had their turn. */
  wait: (ms: number) => Promise<void>;
  inTime: InTime;
  now: Clock;
  /** What time it is where the lists are kept. */
  serverTime: Clock;
  /** Does work in the name of a request: everything logged meanwhile, and everything asked of Graph, carries its id. */
  inRequest: <T>(requestId: string, work: () => T) => T;
  log: Logger;
}

/** What a chapter of the process documentation is made with, beside what is asked. */
export interface ChapterTools {
  logName: string;
  logKeys: readonly LogKey[];
  made: Omit<Made, 'at' | 'by'>;
  html: (paper: Paper) => string;
  docx: (paper: Paper) => Promise<Uint8Array>;
  /** Files as one archive. */
  archive: (files: Readonly<Record<string, string | Uint8Array>>) => Uint8Array;
}

/** The same for one caller: what the use cases work with. */
export function asCaller(context: ServerContext, caller: Caller) {
  const { mailboxOf, handoffsAs } = context;
  return { ...context, caller, mailbox: mailboxOf(caller), handoffs: handoffsAs(caller) };
}

/** What a route finds on its request. */
export interface Env {
  Variables: { caller: Caller; requestId: string };
}
