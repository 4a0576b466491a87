import { loggedYears } from '../core/archive.ts';
import { readHead, type SignedEvent } from '../core/audit-event.ts';
import { type ListedLog, readCheckpoints } from '../core/audit-checkpoints.ts';
import {
  type EventTrust,
  type ListRow,
  parsePending,
  readEventRow,
  readPending,
  textOf,
} from '../core/audit-rows.ts';
import { ProductError } from '../core/errors.ts';
import { growLog, nextLeaves, type WaitingEvent } from '../core/log-growth.ts';
import type { LogSigner } from '../core/log-key.ts';
import type { Clock } from './ports.ts';
import type { ListChanges, RecordList, RecordLists } from './record-ports.ts';

export interface KeeperDeps {
  lists: RecordLists;
  signer: LogSigner;
  trust: EventTrust;
  now: Clock;
  /** A row that was spoilt by hand stops nobody; the verifier says what is wrong with it. */
  onSpoilt: (error: unknown) => void;
}

/** Keeps the log of one tenant: brings events that wait in their rows into the list, gives each its place, and signs checkpoints. */
export interface LogKeeper {
  /**
   * Reads what is new and lists it. Answers how many events got their place. Afterwards every listed event has it noted in
   * its row, also where somebody else was quicker to list it, and may not live to note it.
   */
  write(): Promise<number>;
  /** The log as it stands, after a look at the list, and the note of each year's last checkpoint. */
  read(): Promise<{ log: ListedLog; notes: ReadonlyMap<string, string> }>;
}

export function createLogKeeper(deps: KeeperDeps): LogKeeper {
  const mirror = createMirror(deps);
  let underway: Promise<unknown> = Promise.resolve();
  const oneAfterTheOther = <T>(work: () => Promise<T>): Promise<T> => {
    const result = underway.then(work);
    underway = result.catch(() => {});
    return result;
  };
  return {
    read: () =>
      oneAfterTheOther(async () => {
        await mirror.readCheckpoints();
        return { log: mirror.log(), notes: mirror.notes() };
      }),
    write: () =>
      oneAfterTheOther(async () => {
        await mirror.readCheckpoints();
        await mirror.readEvents();
        if (await mirror.addPending()) await mirror.readEvents();
        const listed = await listAll(mirror);
        await mirror.noteIndexes();
        return listed;
      }),
  };
}

/** Until nothing waits, or nothing moves any more. */
async function listAll(mirror: ReturnType<typeof createMirror>): Promise<number> {
  let listed = 0;
  for (;;) {
    const leaves = mirror.next();
    if (leaves.length === 0) return listed;
    if (await mirror.list(leaves)) listed += leaves.length;
    else {
      await mirror.readCheckpoints();
      await mirror.readEvents();
      if (mirror.next().length >= leaves.length) return listed;
    }
  }
}

/** What was read of the three lists so far; each list is read from its beginning once, page by page, then only what changed. */
function createMirror({ lists, signer, trust, now, onSpoilt }: KeeperDeps) {
  const cursors = new Map<RecordList, string>();
  const checkpoints = new Map<string, ListRow>();
  const notes = new Map<string, string>();
  /** Checkpoints that are known and did not come so far in a reading from the beginning. */
  let missing = new Set<string>();
  /** Somebody else has written a checkpoint. */
  let isOutdated = false;
  let log: ListedLog = { leaves: [], trees: new Map(), findings: [], lastNumber: 0 };
  let places = new Map<string, number>();
  let keys = new Set<string>();
  /** Item of each event by leaf hash: the first one where a row was written twice. */
  const items = new Map<string, string>();
  const waiting = new Map<string, WaitingEvent>();
  const withoutIndex = new Set<string>();
  /** Events that stand in their rows only, by leaf hash. */
  const pending = new Map<string, SignedEvent>();

  /** A page that could not be taken comes again the next time. */
  const changesOf = async function* (list: RecordList): AsyncGenerator<ListChanges> {
    const before = cursors.get(list);
    // what is archived has its place in the log and its row: nothing is left to do with it
    const pages =
      list === 'HandoffEvents' ? lists.readUnarchived(before) : lists.readChanges(list, before);
    for await (const page of pages) {
      yield page;
      cursors.set(list, page.cursor);
    }
  };
  const forgetCheckpoints = (): void => {
    cursors.delete('Checkpoints');
    checkpoints.clear();
  };
  const adopt = (grown: ListedLog): void => {
    for (let index = log.leaves.length; index < grown.leaves.length; index++) {
      const leaf = grown.leaves[index];
      if (leaf === undefined) continue;
      places.set(leaf.hash, index);
      keys.add(leaf.key);
      if (waiting.delete(leaf.hash)) withoutIndex.add(leaf.hash);
    }
    log = grown;
  };
  const noteOf = ({ fields }: ListRow): void => {
    notes.set(textOf(fields['Title']), textOf(fields['Note']));
  };
  /** Never signs on after a log that is not what it was: whoever reads on would take it for sound. */
  const rebuild = (): void => {
    const read = readCheckpoints([...checkpoints.values()], trust, noRows);
    const [finding] = read.findings;
    if (finding !== undefined) {
      forgetCheckpoints();
      const { kind, checkpoint } = finding;
      throw new ProductError('list_broken', `checkpoint ${checkpoint}: ${kind}; see baton verify`);
    }
    log = { ...log, leaves: [] };
    places = new Map();
    keys = new Set();
    adopt(read);
    const ordered = [...checkpoints.values()].toSorted(
      (a, b) => Number(a.fields['Number']) - Number(b.fields['Number']),
    );
    for (const row of ordered) noteOf(row);
    isOutdated = false;
  };
  const takeCheckpoints = ({ rows, gone, begins }: ListChanges): void => {
    if (begins) missing = new Set(checkpoints.keys());
    if (gone.some((item) => checkpoints.has(item))) throw checkpointDeleted();
    const isOwn = ({ fields }: ListRow) =>
      fields['Number'] === log.lastNumber && fields['Note'] === notes.get(textOf(fields['Title']));
    for (const row of rows) {
      isOutdated ||= !isSameRow(row, checkpoints.get(row.id)) && !isOwn(row);
      checkpoints.set(row.id, row);
      missing.delete(row.id);
    }
  };
  /** Had its row, which may be archived; where it is gone the verifier says so. */
  const isOfClosedYear = (hash: string): boolean => {
    const place = places.get(hash);
    return place !== undefined && place < (loggedYears(log).at(-1)?.from ?? 0);
  };
  const readPendingOf = (row: ListRow): void => {
    const { hash } = readHead(textOf(row.fields['Head']));
    if (items.has(hash) || isOfClosedYear(hash)) return;
    const event = parsePending(textOf(row.fields['Pending']));
    if (event && readPending(row, trust)?.event.isSigned) pending.set(hash, event);
  };
  const readEvent = async (row: ListRow): Promise<void> => {
    const hash = textOf(row.fields['LeafHash']);
    const known = items.get(hash);
    if (known !== undefined && known !== row.id) {
      await lists.removeCopy(Number(known) < Number(row.id) ? row.id : known);
      if (Number(known) < Number(row.id)) return;
    }
    const index = places.get(hash);
    if (index === undefined) {
      const { event } = readEventRow(row, trust);
      if (!event.isSigned || event.leafHash !== hash) return;
      waiting.set(hash, { key: event.key, hash, item: row.id });
    } else if (row.fields['LogIndex'] === index) withoutIndex.delete(hash);
    else withoutIndex.add(hash);
    items.set(hash, row.id);
  };

  return {
    log: () => log,
    notes: () => notes,
    next: () => nextLeaves(waiting.values(), (key) => keys.has(key)),
    async readCheckpoints() {
      for await (const page of changesOf('Checkpoints')) takeCheckpoints(page);
      if (missing.size > 0) throw checkpointDeleted();
      if (isOutdated) rebuild();
    },
    async readEvents() {
      for await (const { rows } of changesOf('HandoffEvents'))
        for (const row of rows) await readEvent(row);
    },
    /** Events that stand in their rows only. Answers whether there were any. */
    async addPending() {
      for await (const { rows } of changesOf('Handoffs')) rows.forEach(readPendingOf);
      const before = pending.size;
      for (const [hash, event] of pending) {
        await lists.addEvent(event).then(() => pending.delete(hash), onSpoilt);
      }
      return before > pending.size;
    },
    /** Signs the next checkpoint; false when somebody else was first. */
    async list(leaves: WaitingEvent[]) {
      const year = now().getUTCFullYear();
      const grown = growLog(log, leaves, year, { name: trust.log, signer });
      if ((await lists.addCheckpoint(grown.columns)) === 'taken') return false;
      adopt(grown.log);
      notes.set(String(grown.columns['Title']), String(grown.columns['Note']));
      return true;
    },
    async noteIndexes() {
      for (const hash of withoutIndex) {
        const [item, index] = [items.get(hash), places.get(hash)];
        if (item !== undefined && index !== undefined)
          await lists.changeEvent(item, { LogIndex: index });
        withoutIndex.delete(hash);
      }
    },
  };
}

function checkpointDeleted(): ProductError {
  return new ProductError('list_broken', 'a checkpoint was deleted; see baton verify');
}

const noRows = { hashOf: () => undefined, leafAt: () => undefined };

function isSameRow(a: ListRow, b: ListRow | undefined): boolean {
  const columns = ['Number', 'TreeSize', 'Note', 'Leaves', 'Root'];
  return b !== undefined && columns.every((column) => a.fields[column] === b.fields[column]);
}
