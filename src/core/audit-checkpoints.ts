import { hexToBytes } from '@noble/hashes/utils.js';
import { base64 } from '@scure/base';
import type { AuditFinding } from './audit-finding.ts';
import { type ListRow, textOf } from './audit-rows.ts';
import {
  isSignedBy,
  parseCheckpoint,
  type SignedCheckpoint,
  type TreeHead,
} from './checkpoint-note.ts';
import type { LogKey, VerifySignature } from './log-key.ts';
import { createMerkleTree, type MerkleTree } from './merkle.ts';

/** One entry of the log, as a checkpoint lists it. */
export interface Leaf {
  key: string;
  /** Hex. */
  hash: string;
}

/** A row of the Checkpoints list. */
interface CheckpointRow {
  item: string;
  number: number;
  /** Counts over all years; the note's own size counts within its year. */
  treeSize: number;
  /** Nothing where the list can't be read. */
  leaves?: Leaf[];
  /** Nothing where the note can't be read or no trusted key has signed it. */
  note?: SignedCheckpoint;
}

/** The log as its checkpoints list it: all entries in order, and one tree a year. */
export interface ListedLog {
  leaves: Leaf[];
  trees: Map<string, MerkleTree>;
  findings: AuditFinding[];
  latest?: SignedCheckpoint;
  /** Number of the last checkpoint. */
  lastNumber: number;
}

/** What the signed rows of the HandoffEvents list say of the log. */
export interface SignedRows {
  hashOf(key: string): string | undefined;
  leafAt(index: number): Leaf | undefined;
}

/** How a checkpoint lists the entries that came with it, one a line: `handoffKey:number leafHash`. */
export function formatLeaves(leaves: readonly Leaf[]): string {
  return leaves.map(({ key, hash }) => `${key} ${hash}`).join('\n');
}

/** Reads such a list; nothing when a line has another form. */
export function parseLeaves(text: string): Leaf[] | undefined {
  const leaves: Leaf[] = [];
  for (const line of text === '' ? [] : text.split(/\r?\n/)) {
    const [, key, hash] = /^(\S+) ([0-9a-f]{64})$/.exec(line) ?? [];
    if (key === undefined || hash === undefined) return undefined;
    leaves.push({ key, hash });
  }
  return leaves;
}

/** Follows the checkpoints one by one and rebuilds every root from the entries they list. */
export function readCheckpoints(
  rows: readonly ListRow[],
  trust: { log: string; keys: readonly LogKey[]; verify: VerifySignature },
  signed: SignedRows,
): ListedLog {
  const log: ListedLog = { leaves: [], trees: new Map(), findings: [], lastNumber: 0 };
  const readable = rows.flatMap((row) => readRow(row, trust, log.findings));
  const ordered = readable.toSorted(
    (a, b) => a.number - b.number || rank(a) - rank(b) || Number(a.item) - Number(b.item),
  );
  const course: Course = { isAfterGap: false, isLost: false };
  for (const row of ordered) {
    if (row.number === log.lastNumber) {
      log.findings.push(found('integrity', 'checkpoint_twice', row));
      continue;
    }
    for (let gap = log.lastNumber + 1; gap < row.number; gap++) {
      log.findings.push({ ...found('completeness', 'checkpoint_missing', row), checkpoint: gap });
    }
    course.isAfterGap = row.number > log.lastNumber + 1;
    log.lastNumber = row.number;
    follow(row, course, log, signed);
  }
  return course.before === undefined ? log : { ...log, latest: course.before };
}

/** Where following the checkpoints stands. */
interface Course {
  before?: SignedCheckpoint;
  /** The last one of the year before the one that is being followed. */
  yearBefore?: SignedCheckpoint;
  /** The checkpoint before the one that is being followed is missing: its entries come from the rows. */
  isAfterGap: boolean;
  /** A root could not be explained: what comes after it can't be either. */
  isLost: boolean;
}

/** Of two with one number the one that is signed counts. */
function rank({ note }: CheckpointRow): number {
  return note === undefined ? 1 : 0;
}

function readRow(
  row: ListRow,
  { log, keys, verify }: { log: string; keys: readonly LogKey[]; verify: VerifySignature },
  findings: AuditFinding[],
): CheckpointRow[] {
  const { id: item, fields } = row;
  const { Number: number, TreeSize: treeSize } = fields;
  const note = parseCheckpoint(textOf(fields['Note']).replaceAll('\r\n', '\n'));
  const leaves = parseLeaves(textOf(fields['Leaves']));
  if (typeof number !== 'number') {
    findings.push({ about: 'integrity', kind: 'checkpoint_unreadable', list: 'Checkpoints', item });
    return [];
  }
  const size = typeof treeSize === 'number' ? treeSize : Number.NaN;
  const read: CheckpointRow = { item, number, treeSize: size };
  if (leaves === undefined) findings.push(found('integrity', 'leaves_differ', read));
  else read.leaves = leaves;
  if (note === undefined) {
    findings.push(found('integrity', 'checkpoint_unreadable', read));
    return [read];
  }
  const isOurs = note.origin.startsWith(`${log}/`) && isSignedBy(note, keys, verify);
  if (!isOurs) findings.push(found('integrity', 'checkpoint_not_issued', read));
  findings.push(...wrongCopies(fields, note, read));
  return [isOurs ? { ...read, note } : read];
}

function wrongCopies(
  fields: ListRow['fields'],
  { root, signature, keyId, origin }: SignedCheckpoint,
  row: CheckpointRow,
): AuditFinding[] {
  const copies = { Root: root, Signature: signature, KeyId: keyId, Title: origin };
  return Object.entries(copies).flatMap(([column, value]): AuditFinding[] =>
    textOf(fields[column]) === value
      ? []
      : [{ ...found('integrity', 'column_differs', row), column }],
  );
}

/** Adds the entries of one checkpoint. Without a note that can be believed, the root of the next one tells. */
function follow(row: CheckpointRow, course: Course, log: ListedLog, signed: SignedRows): void {
  const { note, leaves = [] } = row;
  const origin = note?.origin ?? course.before?.origin ?? '';
  if (course.before !== undefined && origin !== course.before.origin) {
    course.yearBefore = course.before;
  }
  const tree = log.trees.get(origin) ?? createMerkleTree();
  const grown = note === undefined ? undefined : grow(tree, note, leaves, log, signed);
  if (note !== undefined && !course.isLost) {
    if (grown === undefined) log.findings.push(found('integrity', 'root_differs', row));
    else if (row.leaves && !isListed(grown.leaves, leaves, course))
      log.findings.push(found('integrity', 'leaves_differ', row));
    course.isLost = grown === undefined;
  }
  log.trees.set(origin, grown?.tree ?? withMore(tree, leaves));
  log.leaves.push(...(grown?.leaves ?? leaves));
  if (note !== undefined) closeCheckpoint(row, note, course, log);
}

/** Whether the entries that give the root are the listed ones; after a gap, those at the end. */
function isListed(
  grown: readonly Leaf[],
  listed: readonly Leaf[],
  { isAfterGap }: Course,
): boolean {
  const own = isAfterGap ? grown.slice(grown.length - listed.length) : grown;
  return own.length === listed.length && own.every(({ hash }, at) => hash === listed[at]?.hash);
}

function closeCheckpoint(
  row: CheckpointRow,
  note: SignedCheckpoint,
  course: Course,
  log: ListedLog,
): void {
  if (row.treeSize !== log.leaves.length && !course.isLost)
    log.findings.push({ ...found('integrity', 'column_differs', row), column: 'TreeSize' });
  if (!isSameHead(note.previous, course.yearBefore))
    log.findings.push(found('integrity', 'year_before_differs', row));
  course.before = note;
}

interface Grown {
  leaves: Leaf[];
  tree: MerkleTree;
}

/**
 * The entries that give the signed root: those that are listed; else the listed ones, corrected by rows that are
 * signed themselves; else the signed rows by their place. Nothing when none of these explains the root.
 */
function grow(
  tree: MerkleTree,
  { size, root }: TreeHead,
  listed: readonly Leaf[],
  log: ListedLog,
  signed: SignedRows,
): Grown | undefined {
  const places = Array.from(
    { length: Math.max(size - tree.size(), 0) },
    (_, at) => log.leaves.length + at,
  );
  const attempts = [
    () => [...listed],
    () => listed.map(({ key, hash }) => ({ key, hash: signed.hashOf(key) ?? hash })),
    () => places.flatMap((index) => signed.leafAt(index) ?? []),
  ];
  for (const attempt of attempts) {
    const leaves = attempt();
    if (leaves.length !== places.length) continue;
    const grown = withMore(tree, leaves);
    if (base64.encode(grown.root(size)) === root) return { leaves, tree: grown };
  }
  return undefined;
}

/** A tree only grows, so entries are tried on a copy. */
function withMore(tree: MerkleTree, more: readonly Leaf[]): MerkleTree {
  const copy = tree.copy();
  for (const { hash } of more) copy.append(hexToBytes(hash));
  return copy;
}

function isSameHead(a: TreeHead | undefined, b: TreeHead | undefined): boolean {
  return a?.origin === b?.origin && a?.size === b?.size && a?.root === b?.root;
}

function found(
  about: AuditFinding['about'],
  kind: AuditFinding['kind'],
  { item, number }: CheckpointRow,
): AuditFinding {
  return { about, kind, list: 'Checkpoints', item, checkpoint: number };
}

/** Whether the log still begins with what somebody saw of it before. */
export function compareWithAnchors(log: ListedLog, anchors: readonly TreeHead[]): AuditFinding[] {
  return anchors.flatMap(({ origin, size, root }): AuditFinding[] => {
    const tree = log.trees.get(origin);
    const place = { list: 'Checkpoints', anchor: `${origin} ${size}` } as const;
    if (tree === undefined || tree.size() < size)
      return [{ about: 'completeness', kind: 'log_shrank', ...place }];
    return base64.encode(tree.root(size)) === root
      ? []
      : [{ about: 'integrity', kind: 'log_forked', ...place }];
  });
}
