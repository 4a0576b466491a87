import type { ListRow } from '../core/audit-rows.ts';
import type { Paper } from '../core/chapter/paper.ts';
import type { NamedPerson } from '../core/handoff-record.ts';
import type { ListName } from '../core/lists.ts';
import type { LogKey, VerifySignature } from '../core/log-key.ts';
import type { Memory } from '../core/memory.ts';
import type { CurrentRegister } from '../usecases/current-register.ts';
import type { HandoffLog } from '../usecases/handoff-log.ts';
import type { AppDirectory } from '../usecases/register-app.ts';
import type { Subscriptions } from '../usecases/keep-subscribed.ts';
import type { KeyDeps } from '../usecases/keys.ts';
import type { LogKeeper } from '../usecases/log-keeper.ts';
import type { Probing } from '../usecases/probing.ts';
import type { Prove } from '../usecases/prove-handoff.ts';
import type { HandoffList } from '../usecases/handoff-ports.ts';
import type { AbsenceRows, Accounts } from '../usecases/people-ports.ts';
import type { Clock, PersonSignIn } from '../usecases/ports.ts';
import type { EventArchive, RecordLists } from '../usecases/record-ports.ts';
import type {
  ImportList,
  ListAdmin,
  ReadSheet,
  RegisterList,
  RowVersions,
} from '../usecases/register-ports.ts';

/** What the commands work with; put together in `main`. */
export interface CliDeps {
  /** The tenant the environment names, with Baton's own rights or with those of whoever is signed in; throws one sentence when none is configured. */
  connect: (as?: 'person') => Promise<Tenant>;
  /** The door for a person; throws one sentence when the command line has no registration of its own. */
  signIn: () => PersonSignIn;
  /** The tenant's app registrations; throws one sentence when no admin's token is given. */
  appDirectory: () => AppDirectory;
  /** What the self-test asks the tenant with; throws one sentence when none is configured. */
  probing: () => Probing;
  /** Puts a raw mail into a mailbox of the embedded tenant. */
  importMail: (mailbox: string, raw: Uint8Array) => Promise<ImportedMail>;
  readFile: (path: string) => Promise<Uint8Array>;
  writeFile: (path: string, content: string | Uint8Array) => Promise<void>;
  /** Adds to the end of a file, which is made where it is missing. */
  appendFile: (path: string, content: string) => Promise<void>;
  exists: (path: string) => Promise<boolean>;
  /** The tenant's keys and the name of its log; they may not have been made yet. */
  keys: () => KeyDeps & { log: string };
  /** Copies the key file; never over another file. */
  backUpKeys: (path: string) => Promise<void>;
  /** The public keys that were pinned when the keys were made, as text; empty where there are none. */
  pinnedKeys: () => Promise<string>;
  verifySignature: VerifySignature;
  now: Clock;
  /** Runs on while the command does, in fractions of milliseconds. */
  elapsedMs: () => number;
  /** The most this process has held so far. */
  peakMemoryBytes: () => number;
  sheets: {
    read: ReadSheet;
    writeCsv: (rows: readonly (readonly string[])[], language: 'de' | 'en') => string;
    writeWorkbook: (rows: readonly (readonly string[])[], name: string) => Promise<Uint8Array>;
  };
  documents: {
    html: (paper: Paper) => string;
    docx: (paper: Paper) => Promise<Uint8Array>;
    /** What stands in a Word document; nothing when the file is none. */
    docxContent: (file: Uint8Array) => string | undefined;
  };
  wait: (ms: number) => Promise<void>;
  /** Whether somebody sits in front of it who can be asked. */
  isTerminal: boolean;
  confirm: (question: string) => Promise<boolean>;
  /** Replaces the line that shows how far something is; an empty one removes it. Does nothing in a pipe. */
  showProgress: (line: string) => void;
  /** Writes a line to standard output. */
  print: (line: string) => void;
  /** Writes a line for the person, not for the next program in a pipe. */
  tell: (line: string) => void;
  setExitCode: (code: number) => void;
}

/** Enough for what only reads files. */
export type Files = Pick<CliDeps, 'readFile'>;

export interface Tenant {
  registerList: RegisterList;
  accounts: Accounts;
  handoffLog: HandoffLog;
  currentRegister: () => Promise<CurrentRegister>;
  /** What was learned from the hand-offs; nothing until it is ready. */
  learned: () => Promise<Memory | undefined>;
  /** When the key of the signals was put into use, ISO 8601. */
  signalsSince: string;
  listAdmin: ListAdmin;
  importList: ImportList;
  rowVersions: RowVersions;
  recordLists: RecordLists;
  eventArchive: EventArchive;
  /** Every row of a list as it stands there now. */
  readList: (list: ListName) => Promise<ListRow[]>;
  /** The list of hand-offs, written by Baton itself and nobody else. */
  ownHandoffs: HandoffList;
  logKeeper: LogKeeper;
  logName: string;
  /** The public keys of the log. */
  logKeys: readonly LogKey[];
  prove: Prove;
  /** Which Baton this is; the commit is empty where it is not known. */
  version: { version: string; commit: string };
  /** The address of the site that holds the lists. */
  siteUrl: string;
  /** In whose name everything is done; Baton's own when absent. */
  person: NamedPerson | undefined;
  context: { now: Clock; serverTime: Clock; absenceRows: AbsenceRows };
  /** The application permissions that Baton's own token names; nothing where it does not say. */
  grantedRoles: () => Promise<string[] | undefined>;
  /** Baton's subscriptions to its lists; nothing where Microsoft is not told where to reach it. */
  subscriptions: Subscriptions | undefined;
  /** How people are told: by the Teams app, from a mailbox. */
  tells: { teamsAppId: string | undefined; notifyFrom: string | undefined };
  close(): void;
}

export type ImportedMail = { kind: 'imported'; id: string } | { kind: 'refused'; reason: string };
