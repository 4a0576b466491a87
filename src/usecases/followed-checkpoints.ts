import { type Leaf, type ListedLog, readCheckpoints } from '../core/audit-checkpoints.ts';
import { type EventTrust, type ListRow, textOf } from '../core/audit-rows.ts';
import { ProductError } from '../core/errors.ts';
import type { FollowedList } from './followed-list.ts';
import type { ListChanges } from './record-ports.ts';

/** The checkpoints that were read so far, and the log as they tell it. Only the functions here change it. */
export interface FollowedCheckpoints extends FollowedList {
  rows: Map<string, ListRow>;
  /** The note of each year's last checkpoint. */
  notes: Map<string, string>;
  /** Checkpoints that are known and did not come so far in a reading from the beginning. */
  missing: Set<string>;
  /** Somebody else has written a checkpoint. */
  isOutdated: boolean;
  log: ListedLog;
  /** Where each event stands in the log, by leaf hash, and the keys of all that do. */
  places: Map<string, number>;
  keys: Set<string>;
}

export function noCheckpoints(): FollowedCheckpoints {
  return {
    cursor: undefined,
    rows: new Map(),
    notes: new Map(),
    missing: new Set(),
    isOutdated: false,
    log: { leaves: [], trees: new Map(), findings: [], lastNumber: 0 },
    places: new Map(),
    keys: new Set(),
  };
}

export function takeCheckpoints(known: FollowedCheckpoints, page: ListChanges): void {
  if (page.begins) known.missing = new Set(known.rows.keys());
  if (page.gone.some((item) => known.rows.has(item))) throw checkpointDeleted();
  for (const row of page.rows) {
    known.isOutdated ||= !isSameRow(row, known.rows.get(row.id)) && !isOwn(row, known);
    known.rows.set(row.id, row);
    known.missing.delete(row.id);
  }
}

/** After the last page: answers what stands in the log now, where somebody else has added to it; nothing else. */
export function settleCheckpoints(known: FollowedCheckpoints, trust: EventTrust): readonly Leaf[] {
  if (known.missing.size > 0) throw checkpointDeleted();
  return known.isOutdated ? rebuild(known, trust) : [];
}

/** The log has grown: answers what is new in it. */
export function adopt(known: FollowedCheckpoints, grown: ListedLog): readonly Leaf[] {
  const before = known.log.leaves.length;
  const added = grown.leaves.slice(before);
  for (const [at, { hash, key }] of added.entries()) {
    known.places.set(hash, before + at);
    known.keys.add(key);
  }
  known.log = grown;
  return added;
}

/** Never signs on after a log that is not what it was: whoever reads on would take it for sound. */
function rebuild(known: FollowedCheckpoints, trust: EventTrust): readonly Leaf[] {
  const read = readCheckpoints([...known.rows.values()], trust, noRows);
  const [finding] = read.findings;
  if (finding !== undefined) {
    forget(known);
    const { kind, checkpoint } = finding;
    throw new ProductError('list_broken', `checkpoint ${checkpoint}: ${kind}; see baton verify`);
  }
  known.log = { ...known.log, leaves: [] };
  known.places = new Map();
  known.keys = new Set();
  for (const { fields } of inOrder(known.rows.values()))
    known.notes.set(textOf(fields['Title']), textOf(fields['Note']));
  known.isOutdated = false;
  return adopt(known, read);
}

/** All are read from the beginning the next time. */
function forget(known: FollowedCheckpoints): void {
  known.cursor = undefined;
  known.rows.clear();
}

function inOrder(rows: Iterable<ListRow>): ListRow[] {
  return [...rows].toSorted((a, b) => Number(a.fields['Number']) - Number(b.fields['Number']));
}

function checkpointDeleted(): ProductError {
  return new ProductError('list_broken', 'a checkpoint was deleted; see baton verify');
}

const noRows = { hashOf: () => undefined, leafAt: () => undefined };

function isSameRow(a: ListRow, b: ListRow | undefined): boolean {
  const columns = ['Number', 'TreeSize', 'Note', 'Leaves', 'Root'];
  return b !== undefined && columns.every((column) => a.fields[column] === b.fields[column]);
}

/** The one that was signed here last. */
function isOwn({ fields }: ListRow, { log, notes }: FollowedCheckpoints): boolean {
  return (
    fields['Number'] === log.lastNumber && fields['Note'] === notes.get(textOf(fields['Title']))
  );
}
