import type { ClosedAbsence } from '../core/account.ts';
import type { ColumnFlaw, FoundColumn } from '../core/list-repair.ts';
import type { AnyListName, Column, ListPlan } from '../core/lists.ts';
import type { Person } from '../core/person.ts';
import type { StoredRow } from '../core/planned-row.ts';
import type { RowColumns } from '../core/register-change.ts';
import type { Absence } from '../core/responsibility.ts';
import type { Roles } from '../core/roles.ts';
import type { RowHistory, WrittenRow } from '../core/row-history.ts';
import type { SheetAnswer } from '../core/sheet.ts';
import type { Caller } from './ports.ts';

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
}

/** The versions of the register's rows, as SharePoint shows them to whoever asks. */
export interface RowVersions {
  /** Those of these rows that could be read now; asked again, it goes on where it stopped. */
  read(rows: readonly WrittenRow[]): Promise<RowHistory>;
}

/** A row in the form `core/register.ts` reads, with `id`, `@odata.etag` and, where it is known, `changedBy`. */
export type RegisterRow = Record<string, unknown>;

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

/** What the caller's own rights let them do, at most five minutes old; asking changes nothing. */
export interface RegisterAccess {
  /** Whether they may see the register; throws `no_access` when not. */
  check(caller: Caller): Promise<void>;
  /** Ids of the rows they may read, where rows have rights of their own. */
  readableRows(caller: Caller): Promise<ReadonlySet<number>>;
  /** Whether they may change this row of the register. */
  mayChangeRow(caller: Caller, id: number): Promise<boolean>;
  /** Whether they may write the Settings list; no where it is empty. */
  mayWriteSettings(caller: Caller): Promise<boolean>;
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

export interface SettingRow {
  itemId: string;
  etag: string;
  value: string;
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
