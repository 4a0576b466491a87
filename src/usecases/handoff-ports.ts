import type { FlowRow } from '../core/area-figures.ts';
import type { Erasure } from '../core/erasure.ts';
import type { HandoffQuestion } from '../core/handoff-question.ts';
import type { HandoffRecord, NamedPerson } from '../core/handoff-record.ts';
import type { HandoffRule } from '../core/handoff-rule.ts';
import type { Chain, SeenRow } from './record-ports.ts';

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
  /** The keys of one page of runs of processes, and how many there are on all pages. */
  runs(question: RunQuestion): { keys: string[]; total: number };
  /** All hand-offs of these runs, oldest first. */
  ofRuns(keys: readonly string[]): SeenRow[];
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
  /** One word for all hand-offs that this rule lets somebody see: another as soon as one of them changes, the same on every server. */
  versionOf(rule: HandoffRule): string;
  /** The same for all that are steps of runs. */
  versionOfSteps(): string;
  /** Every row in the order of item ids, beginning behind one. */
  everyRow(afterItemId?: number): Iterable<SeenRow>;
  /** What was just written or read. An older version never replaces a newer one. */
  put(stored: SeenRow): void;
}

/** One page of the runs with a hand-off that the rule lets somebody see: those that wait for somebody to notice first, then the newest. */
export interface RunQuestion {
  rule: HandoffRule;
  /** The steps that the register defines today: the process and the number of each. */
  steps: readonly (readonly [process: string, step: number])[];
  onlyIncomplete: boolean;
  skip: number;
  size: number;
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
  /** Makes a side that was read quick to ask, step by step, so that others are answered in between; before `complete`. */
  makeLookups(side: IndexSide): Iterable<void>;
  /** The side is complete as of a moment; the next one takes the place of the current one. */
  complete(asOf: string, side: IndexSide): void;
}
