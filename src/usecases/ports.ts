import type { WorkerAction } from '../core/handoff.ts';
import type { ChartPerson } from '../core/first-day/chart-proposals.ts';
import type { FlowRow } from '../core/area-figures.ts';
import type { HandoffRecord, MailEvidence, NamedPerson } from '../core/handoff-record.ts';
import type { Erasure, ValueNames } from '../core/erasure.ts';
import type { AccountState, ClosedAbsence } from '../core/account.ts';
import type { HandoffQuestion } from '../core/handoff-question.ts';
import type { SignedEvent } from '../core/audit-event.ts';
import type { ListRow } from '../core/audit-rows.ts';
import type { HandoffRule } from '../core/handoff-rule.ts';
import type { ColumnFlaw, FoundColumn } from '../core/list-repair.ts';
import type { AnyListName, Column, ListPlan } from '../core/lists.ts';
import type { StoredRow } from '../core/planned-row.ts';
import type { SheetAnswer } from '../core/sheet.ts';
import type { RowColumns } from '../core/register-change.ts';
import type { Mail } from '../core/mail.ts';
import type { AwayTime } from '../core/outlook-days.ts';
import type { Person } from '../core/person.ts';
import type { Absence, Day } from '../core/responsibility.ts';
import type { Roles } from '../core/roles.ts';
import type { TenantKeys } from '../core/tenant-keys.ts';

/** Whose request this is, from a token that was checked. */
export interface Caller {
  tenantId: string;
  oid: string;
  name: string;
  mail: string;
  /** The checked token itself: what Graph is asked with on the caller's behalf. */
  assertion: string;
}

/** A person who signs in at the command line with a device code. */
export interface PersonSignIn {
  /** Comes back once the person has entered the code in a browser. `probe`: also for mails to themselves. */
  signIn(
    show: (device: { address: string; code: string }) => void,
    more?: 'probe',
  ): Promise<NamedPerson>;
  /** Throws `not_signed_in` when there is nobody. */
  who(): Promise<NamedPerson>;
  signOut(): Promise<void>;
}

/** Where a sign-in is kept between two commands; empty while nobody is signed in. */
export interface SignInStore {
  read(): Promise<string>;
  write(content: string): Promise<void>;
  remove(): Promise<void>;
}

/** The address that opens a place of the tab in Teams, for example `handoffs/KEY`. Opening it changes nothing. */
export type LinkTo = (place: string) => string;

/** Which mail; `mailbox` absent means the caller's own. */
export interface MailRef {
  messageId: string;
  mailbox?: string | undefined;
}

/** A mail with what identifies it across mailboxes. */
export interface ReceivedMail {
  mail: Mail;
  internetMessageId: string;
  /** Message id of the mail its conversation began with; its own when it began one. */
  conversationRoot: string;
  /** Message ids of the mails this one answers, the nearest first. */
  answers: string[];
}

/** A mailbox as the caller may use it: every call is made with the caller's own token. */
export interface Mailbox {
  read(ref: MailRef): Promise<ReceivedMail>;
  /** The newest mails of an inbox, the newest first. */
  readNewest(mailbox: string | undefined, count: number): Promise<Mail[]>;
  /** Makes a forward that is not sent, addressed and tagged. */
  draftForward(ref: MailRef, forward: Forward): Promise<Draft>;
  /** The mail as it came, with its attachments; for filing only. Content that cannot be read is empty. */
  readOriginal(ref: MailRef): Promise<OriginalMail>;
  /** A draft that somebody is writing in Outlook; throws `mail_not_found` when it is none. */
  readDraft(ref: MailRef): Promise<WrittenDraft>;
  /** The mail with this internet message id, if it lies in the mailbox. */
  findByMessageId(
    internetMessageId: string,
    mailbox: string | undefined,
  ): Promise<FoundMail | undefined>;
  deleteDraft(mailbox: string | undefined, draftId: string): Promise<void>;
  /** Drafts that carry a tag of ours. */
  listDrafts(mailbox: string | undefined): Promise<TaggedDraft[]>;
  /** Submits a draft once, never again by itself. */
  send(mailbox: string | undefined, draftId: string): Promise<SendOutcome>;
  /** What became of a draft that was submitted without an answer. */
  findSubmission(
    mailbox: string | undefined,
    draftId: string,
    clues: SubmissionClues,
  ): Promise<MailEvidence>;
  /** The id of a mail that came in around a moment, by its internet message id. */
  findReceived(
    around: Date,
    isIt: (internetMessageId: string) => boolean,
  ): Promise<string | undefined>;
  /** Who of these addresses answers automatically right now. */
  findAway(addresses: readonly string[]): Promise<Away[]>;
}

/** A whole mail: its bytes as they came, their SHA-256 in hexadecimal, and its attachments. */
export interface OriginalMail {
  content: Uint8Array;
  hash: string;
  parts: MailPart[];
}

/** An attachment. `link`: it lies elsewhere, and only its address came with the mail. */
export interface MailPart {
  name: string;
  kind: 'content' | 'link';
  /** Its bytes; nothing when they are refused. */
  read(): Promise<Uint8Array | undefined>;
}

/** The document libraries of the tenant, written with the app's own identity. */
export interface Libraries {
  /** By the address people see in the browser; throws `not_found`. */
  open(address: string): Promise<Library>;
}

export interface Library {
  /** Length of its decoded address without the host, which counts for the length of paths. */
  pathLength: number;
  /** The folder with this path, made where it is missing. */
  openFolder(path: readonly string[]): Promise<LibraryFolder>;
}

export interface LibraryFolder {
  /** Its address for people. */
  link: string;
  /** Sizes in bytes of what lies in it, by name. */
  sizes: ReadonlyMap<string, number>;
  /** Adds a file, or writes it anew. */
  put(name: string, content: Uint8Array): Promise<void>;
  /** Sets the retention label of the folder and what lies in it. */
  label(name: string): Promise<void>;
}

export interface TaggedDraft {
  id: string;
  /** The hand-off it was made for. */
  tag: string;
}

export interface Forward {
  to: { name: string; address: string };
  /** Where answers go when not to whoever forwards. */
  replyTo?: { name: string; address: string };
  /** HTML that stands above the forwarded mail. */
  card: string;
  /** Finds the mail again: the hand-off key. */
  tag: string;
}

export interface Draft {
  /** Immutable id. */
  id: string;
  internetMessageId: string;
}

/** What somebody is writing, and where it lies. */
export interface WrittenDraft extends Draft {
  received: ReceivedMail;
}

export interface FoundMail {
  messageId: string;
  received: ReceivedMail;
}

/** `unknown`: it may or may not have left. Even a refusal counts as unknown until evidence was looked for. */
export type SendOutcome = 'submitted' | 'unknown';

/** By what a mail is recognised that may have left. */
export interface SubmissionClues {
  tag: string;
  /** About when it left. */
  around: Date;
  isIt: (internetMessageId: string) => boolean;
  /** The tag was put on it by the pane, as a header, and not by us. */
  ownSend?: true;
}

export interface Away {
  address: string;
  /** Last moment of the absence, ISO 8601, when it is known. */
  until?: string;
}

/** The Hand-offs list, written and read with the app's own identity. */
export interface HandoffList {
  /** Inserts the row, or answers the row of whoever was first with the same claim. */
  claim(record: HandoffRecord): Promise<Stored>;
  /**
   * The row that holds the claim of this one, as it is now. Should the unique column ever have let two rows pass,
   * that is the one with the lowest item id, and this one steps back. To be asked before a draft is made.
   */
  settle(stored: Stored): Promise<Stored>;
  /** Compare-and-swap: throws `changed_meanwhile` when the row is no longer the one that was read. */
  change(stored: Stored, changes: Partial<HandoffRecord>): Promise<Stored>;
  /** Empties columns of the row, and says in its record what of its events is erased. Compare-and-swap, too. */
  erase(stored: Stored, erasure: Erasure): Promise<Stored>;
  findByHandoffKey(handoffKey: string): Promise<Stored | undefined>;
  findByClaimKey(claimKey: string): Promise<Stored | undefined>;
  /** By the keyed hash of the forwarded mail's own message id. */
  findBySentKey(sentKey: string): Promise<Stored | undefined>;
  /** All hand-offs of one run of a process, oldest first. */
  listRun(processKey: string): Promise<Stored[]>;
}

/** The questions to that list: no right to write comes with them. */
export type HandoffReader = Omit<HandoffList, 'claim' | 'settle' | 'change' | 'erase'>;

/** A row with what a compare-and-swap needs. */
export interface Stored {
  itemId: string;
  etag: string;
  record: HandoffRecord;
  chain: Chain;
}

/** What has changed in the Hand-offs list, page by page. */
export interface HandoffChanges {
  /** The page at a cursor that an earlier page gave; without one, the whole list from its beginning. */
  read(cursor?: string): Promise<ChangedPage>;
  /** One row by its id; nothing when there is none. */
  readOne(itemId: string): Promise<Stored | undefined>;
}

/** `start_anew`: what was said so far can't be trusted or continued; the whole list has to be read again. */
export type ChangedPage =
  | {
      kind: 'page';
      rows: Stored[];
      /** Item ids. */
      deleted: string[];
      /** Item ids of rows that do not carry what Baton wrote. */
      unreadable: string[];
      /** Where it goes on: at once, or, after the last page, when something may have changed. */
      next: string;
      isLast: boolean;
    }
  | { kind: 'start_anew'; reason: string };

/**
 * The hand-offs as they were last seen, on this machine. Every list is filtered, sorted and paged here.
 * It may be thrown away at any time: the list in SharePoint is the truth.
 */
export interface HandoffIndex {
  /** Nothing until the list was read to its end once. */
  state(): IndexState | undefined;
  /** The rows of one page, and how many there are on all pages. */
  page(question: HandoffQuestion): { rows: SeenRow[]; total: number };
  /** The areas and owners that the hand-offs of a rule have, each once. */
  choices(rule: HandoffRule): { areas: string[]; owners: NamedPerson[] };
  findByHandoffKey(handoffKey: string): SeenRow | undefined;
  /** Item ids of everything a question is about, in its order, whatever page it asks for. */
  items(question: HandoffQuestion): number[];
  /** The rows with these item ids, in this order, as far as they are still there. */
  rows(items: readonly number[]): SeenRow[];
  /** Narrow rows behind an item id: handed off since a moment, or still open. What never came about is left out. */
  flow(afterItem: number, from: string, limit: number): FlowRow[];
  /** What was handed off since a moment and had been passed on before, behind an item id. */
  passes(afterItem: number, from: string, limit: number): PassedOn[];
  /** Item ids of what was handed off since a moment although nobody answers for it, the newest first. */
  unowned(from: string, limit: number): number[];
  /** How many open hand-offs (offered or accepted) these people have, by responsibility; 0 is none. */
  openOf(owners: readonly string[]): OpenCount[];
  /** Every row in the order of item ids, beginning behind one. */
  everyRow(afterItemId?: number): Iterable<SeenRow>;
  /** What was just written or read. An older version never replaces a newer one. */
  put(stored: SeenRow): void;
}

export interface OpenCount {
  owner: string;
  responsibilityId: number;
  count: number;
}

/** A request that went from one area into another; `item` is the new hand-off, `fromItem` the one before. */
export interface PassedOn {
  item: number;
  fromItem: number;
  from: string;
  into: string;
}

export interface IndexState {
  /** ISO 8601: when SharePoint was last asked what has changed. */
  asOf: string;
  /** Rows that could not be read. */
  unreadable: number;
  /** Rows that SharePoint does not list, because a view hides them, and that were asked for one by one. */
  hidden: number;
}

/** Where changes are put: what answers questions, or the one that is being built beside it. */
export type IndexSide = 'current' | 'next';

/** The side of the index that only the reader of changes uses. */
export interface IndexKeeper {
  /** Where reading the changes goes on; nothing when the list was never read to its end. */
  cursor(): string | undefined;
  /** Begins an empty index beside the one that answers. */
  beginNext(): void;
  /** Where reading into that one goes on. */
  nextCursor(): string | undefined;
  take(page: Extract<ChangedPage, { kind: 'page' }>, side: IndexSide): void;
  /** Notes the item ids that must exist or have existed but were not heard of so far. */
  noteUnheard(side: IndexSide): void;
  /** Those of them that were still not heard of, at most so many. */
  unheard(side: IndexSide, limit: number): string[];
  /** What came of asking for one of these. */
  settle(itemId: string, found: Stored | undefined, side: IndexSide): void;
  /** The side is complete as of a moment; the next one takes the place of the current one. */
  complete(asOf: string, side: IndexSide): void;
}

/** A row as it was seen: enough to show it. Whoever writes to it reads it from the list first. */
export type SeenRow = Omit<Stored, 'chain'>;

/** Where the record of a hand-off stands: the number and hash of its last event, and that event itself. Both empty where there is none. */
export interface Chain {
  head: string;
  pending: string;
}

/** Signs what is written to a row of the Hand-offs list, on behalf of whoever does it. */
export interface Recorder {
  /**
   * The chain after a write; the same as before when the change is no event. Columns are given as they are written;
   * `erased` names values of earlier events.
   */
  sign(
    before: { chain: Chain; fields: Columns } | undefined,
    after: Columns,
    erased?: ValueNames,
  ): Chain;
  /** Makes sure that the event in `pending` has a row of its own. To be done before another takes its place. */
  settle(chain: Chain): Promise<void>;
  /** Does the same when there is time. */
  settleLater(chain: Chain): void;
}

type Columns = Readonly<Record<string, unknown>>;

/**
 * The lists of the record, written and read with the app's own identity. Archived events count as rows of
 * HandoffEvents, with item ids of their own (`core/archive.ts`).
 */
export interface RecordLists {
  /**
   * The rows with this value in an indexed column. `since` (ISO 8601) says when the hand-off began: archives of the
   * years before are not asked. While it is being moved an event stands there twice.
   */
  find(
    list: RecordList,
    column: 'HandoffKey' | 'EventKey',
    value: string,
    since?: string,
  ): Promise<ListRow[]>;
  /** What was added or changed since a cursor; everything without one. */
  readChanges(list: RecordList, cursor?: string): Promise<ListChanges>;
  /** The same of events that are not archived. */
  readUnarchived(cursor?: string): Promise<ListChanges>;
  /** Adds an event. One that is there already, or archived, is as good; another one under its key is `list_broken`. */
  addEvent(event: SignedEvent): Promise<void>;
  /** Adds the next checkpoint; `taken` when somebody else has written one with this number. */
  addCheckpoint(columns: Columns): Promise<'written' | 'taken'>;
  /** Changes what may be changed in an event's row. */
  changeEvent(item: string, columns: { LogIndex?: number; Disclosures?: string }): Promise<void>;
  /** Removes a row that repeats another one of the same list word for word; never an archived one. */
  removeCopy(item: string): Promise<void>;
}

export interface ListChanges {
  rows: ListRow[];
  /** Ids of items that were deleted. */
  gone: string[];
  cursor: string;
}

/** The events of HandoffEvents and the archives they are moved into, with the app's own identity. */
export interface EventArchive {
  /** A page of the current list in the order of item ids; the first one, or the one that a page before names. */
  readPage(next?: string): Promise<EventPage>;
  /** One row of it as it is now; nothing when it is gone. */
  readOne(item: string): Promise<StoredEvent | undefined>;
  /** Keys of the hand-offs on which nobody works any more. */
  endedHandoffs(): Promise<ReadonlySet<string>>;
  /** When the list of a year was made; nothing while there is none. */
  madeAt(year: number): Promise<Date | undefined>;
  /** Adds a copy to the year's list, unless one stands there. Answers what can be read there afterwards. */
  copy(event: StoredEvent, year: number): Promise<ListRow>;
  /** What stands under the event's key in the year's list. */
  readCopy(event: StoredEvent, year: number): Promise<ListRow | undefined>;
  /** Removes a row of the current list; false when it is no longer the one that was read. */
  remove(event: StoredEvent): Promise<boolean>;
}

export interface StoredEvent extends ListRow {
  etag: string;
}

export interface EventPage {
  events: StoredEvent[];
  /** Where the next page is; nothing after the last one. */
  next: string | undefined;
}

export type RecordList = 'Handoffs' | 'HandoffEvents' | 'Checkpoints';

/** The Responsibilities, Absences and Settings lists. */
export interface RegisterList {
  /** Rows in the form `core/register.ts` reads, with people resolved. */
  readRows(): Promise<Record<string, unknown>[]>;
  readAbsences(): Promise<Absence[]>;
  readSettings(): Promise<Record<string, string>>;
  /** By address; nothing when the directory has no such person. */
  findPerson(mail: string): Promise<Person | undefined>;
  /** People whose name or address begins so, a few at most. */
  findPeople(words: string): Promise<Person[]>;
  writeRows(rows: readonly Record<string, unknown>[]): Promise<void>;
  writeAbsences(absences: readonly Absence[]): Promise<void>;
  writeSetting(key: string, value: string): Promise<void>;
}

/** Rows of the Responsibilities list as one identity may read and write them; what it may not is `no_access`. */
export interface RegisterRows {
  /** As the list has it now, with people resolved; nothing when there is no such row. */
  read(id: number): Promise<RegisterRow | undefined>;
  /** The row that was begun under this key, if it was. */
  findByEditKey(editKey: string): Promise<RegisterRow | undefined>;
  create(columns: RowColumns, editKey: string): Promise<RegisterRow>;
  /** Compare-and-swap: throws `changed_meanwhile` when the row is no longer the one that was read. */
  change(id: number, etag: string, columns: RowColumns): Promise<RegisterRow>;
  /** Whether a change of this row would be allowed; changes nothing. */
  mayChange(id: number): Promise<boolean>;
}

/** A row in the form `core/register.ts` reads, with `id`, `@odata.etag` and, where it is known, `changedBy`. */
export type RegisterRow = Record<string, unknown>;

/** Who works in the company, and for whom. */
export interface Organisation {
  /** Everybody with an account that is not disabled and a mailbox; of a very large company not everybody. */
  readPeople(): Promise<ChartPerson[]>;
}

/** The accounts of the tenant, as the directory has them. */
export interface Accounts {
  /**
   * By Entra id; whoever the directory does not know has left. Answers up to the age of `maxAgeMs`, an hour when it
   * is not given, are good enough; so are those of the last hour while the directory does not answer.
   */
  stateOf(oids: readonly string[], maxAgeMs?: number): Promise<Map<string, AccountState>>;
}

/** The Responsibilities list as an import writes it: a row at a time, each only once. */
export interface ImportList {
  readStored(): Promise<StoredRow[]>;
  /** One of them as it is now; nothing when it is gone. */
  readOne(id: number): Promise<StoredRow | undefined>;
  /** Everybody whom an address or a name can mean. */
  findPeople(addressOrName: string): Promise<Person[]>;
  add(columns: RowColumns, key: string): Promise<void>;
  /** Compare-and-swap: throws `changed_meanwhile` when the row is no longer the one that was read. */
  change(stored: Pick<StoredRow, 'id' | 'etag'>, columns: RowColumns): Promise<void>;
  /** Ids of the rows that were added with this key, the oldest first. */
  findByKey(key: string): Promise<number[]>;
  remove(id: number): Promise<void>;
}

/** Reads a file of an admin as a table. */
export type ReadSheet = (bytes: Uint8Array) => Promise<SheetAnswer>;

/** Answers whether the caller's own rights let them see the register; throws `no_access` when not. */
export interface RegisterAccess {
  check(caller: Caller): Promise<void>;
  /** Ids of the rows they may read, where rows have rights of their own. */
  readableRows(caller: Caller): Promise<ReadonlySet<number>>;
}

/** Keeps one person from using up what is there for all; rejects with `too_many_requests` and when to come back. */
export interface RateLimits {
  allowRequest(caller: Caller): Promise<void>;
  /** What ends in a mail is rarer, and limited by itself. */
  allowHandoff(caller: Caller): Promise<void>;
  /** Microsoft's words about changes, whoever says them. */
  allowNotice(): Promise<void>;
}

/** The last register that was read, kept over a restart. It can be thrown away. */
export interface RegisterStore {
  load(tenantId: string): RegisterSnapshot | undefined;
  save(tenantId: string, snapshot: RegisterSnapshot): void;
}

export interface RegisterSnapshot {
  rows: readonly Record<string, unknown>[];
  absences: Absence[];
  settings: Record<string, string>;
  roles: Roles;
  /** People of the register whose account is closed; not known to copies of earlier versions. */
  closed?: ClosedAbsence[];
  /** ISO 8601 */
  asOf: string;
}

/** Rows of the Settings list, for what is written by more than one process. */
export interface SettingRows {
  /** The first row with this title. */
  find(title: string): Promise<SettingRow | undefined>;
  create(title: string, value: string): Promise<void>;
  /** Compare-and-swap: throws `changed_meanwhile` when the row is no longer the one that was read. */
  change(row: SettingRow, value: string): Promise<void>;
}

/** What the caller's own Outlook says about being away, with their own rights; `consent_needed` until they agree. */
export interface OwnOutlook {
  /** Between two moments; automatic replies whenever they are on or will be. */
  awayTimes(from: Date, to: Date): Promise<AwayTime[]>;
}

/** The Absences list row by row: what people say about themselves, written with the app's own identity. */
export interface AbsenceRows {
  /** Every row that names a person and a day to begin with. */
  list(): Promise<AbsenceRow[]>;
  add(absence: NewAbsence): Promise<void>;
  /** Compare-and-swap: throws `changed_meanwhile` when the row is no longer the one that was read. */
  change(row: AbsenceRow, cover: CoverAnswer): Promise<void>;
  remove(row: AbsenceRow): Promise<void>;
}

export interface NewAbsence {
  person: NamedPerson;
  from: Day;
  to: Day;
  /** Whether somebody typed the days or took them over from their Outlook. */
  source: 'typed' | 'outlook';
}

export interface AbsenceRow extends CoverAnswer {
  itemId: string;
  etag: string;
  oid: string;
  name: string;
  from: Day;
  /** Absent until further notice. */
  to?: Day;
}

/** Who was asked to cover, and what they said; both false while they have not answered. */
export interface CoverAnswer {
  /** Entra id; empty when nobody was asked. */
  askedOid: string;
  accepted: boolean;
  declined: boolean;
  /** Entra id of whom a mail has told that they are asked; empty when nobody was. */
  toldOid: string;
}

export interface SettingRow {
  itemId: string;
  etag: string;
  value: string;
}

/** Somebody is told that the worker has done something about a hand-off. Each way of telling makes its own words of it. */
export interface Notice {
  action: WorkerAction;
  to: NamedPerson;
  record: HandoffRecord;
}

/** How somebody was reached; `nothing` where no way is set up. */
export type Channel = 'teams' | 'mail' | 'nothing';

/** One way of telling people: a service mailbox, the activity feed of Teams. Answers how; throws when nobody could be told. */
export interface Notifier {
  notify(notice: Notice): Promise<Channel>;
}

/** A mail of Baton's own to one colleague: what it is about lies in Baton, never in a mail that came in. */
export interface Letter {
  to: { name: string; address: string };
  subject: string;
  /** Every value in it is escaped. */
  html: string;
}

/** The service mailbox, from which Baton writes to people. */
export interface Letters {
  send(letter: Letter): Promise<void>;
}

/** A mailbox of those who audit: what lies there the owners of the lists can't change. */
export interface AnchorMailbox {
  keep(letter: { subject: string; text: string }): Promise<void>;
}

/** Where a tenant's keys lie: a file, or somebody's secret store. */
export interface KeyStore {
  load(): Promise<TenantKeys | undefined>;
  save(keys: TenantKeys): Promise<void>;
}

/** Records what auditors read; insert-only. What cannot be recorded is not shown. */
export interface ReadingLog {
  note(reading: Reading): Promise<void>;
}

export interface Reading {
  reader: NamedPerson;
  /** ISO 8601 */
  at: string;
  /** The question that was asked, or the key of the hand-off. */
  what: string;
  /** How many rows the answer held. */
  rows: number;
}

/** Creates lists and columns; never touches what it does not own. */
export interface ListAdmin {
  /** The years that have an archive of events. */
  archivedYears(): Promise<number[]>;
  /** The columns of a list, or nothing when there is no such list. */
  findColumns(list: AnyListName): Promise<FoundColumn[] | undefined>;
  createList(plan: ListPlan<AnyListName>): Promise<void>;
  /** Adds the column or changes it back; `refused` when SharePoint does not want it so. */
  mendColumn(list: AnyListName, column: Column, flaw: ColumnFlaw): Promise<'mended' | 'refused'>;
}

/** Does something later in this process. What is lost with the process is driven on at the next sign-in. */
export type DoLater = (at: Date, task: () => Promise<unknown>) => void;

export type Clock = () => Date;
