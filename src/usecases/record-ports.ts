import type { SignedEvent } from '../core/audit-event.ts';
import type { ListRow } from '../core/audit-rows.ts';
import type { ValueNames } from '../core/erasure.ts';
import type { NamedPerson } from '../core/handoff-record.ts';
import type { Stored } from './handoff-ports.ts';

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
  /** What was added or changed since a cursor, page by page; everything without one, and where SharePoint can't go on from it. */
  readChanges(list: RecordList, cursor?: string): AsyncIterable<ListChanges>;
  /** The same of events that are not archived. */
  readUnarchived(cursor?: string): AsyncIterable<ListChanges>;
  /** Adds an event. One that is there already, or archived, is as good; another one under its key is `list_broken`. */
  addEvent(event: SignedEvent): Promise<void>;
  /** Adds the next checkpoint; `taken` when somebody else has written one with this number. */
  addCheckpoint(columns: Columns): Promise<'written' | 'taken'>;
  /** Changes what may be changed in an event's row. */
  changeEvent(item: string, columns: { LogIndex?: number; Disclosures?: string }): Promise<void>;
  /** Removes a row that repeats another one of the same list word for word; never an archived one. */
  removeCopy(item: string): Promise<void>;
}

/** One page of what changed. An item may come on several pages; the last one says what it is. */
export interface ListChanges {
  rows: ListRow[];
  /** Ids of items that were deleted. */
  gone: string[];
  /** The first page of a reading from the beginning: what was known before and comes on none of its pages is gone. */
  begins: boolean;
  /** Where reading goes on once this page was taken, also after the last one. */
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

/** A mailbox of those who audit: what lies there the owners of the lists can't change. */
export interface AnchorMailbox {
  keep(letter: { subject: string; text: string }): Promise<void>;
}

/** Records what auditors read; nothing is changed in it, and what cannot be recorded is not shown. */
export interface ReadingLog {
  note(reading: Reading): Promise<void>;
  /** Ids of the readings before a moment (ISO 8601). */
  listBefore(moment: string): Promise<string[]>;
  /** Takes one away, when it is old enough; also one that is gone already. */
  remove(id: string): Promise<void>;
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
