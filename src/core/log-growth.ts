import { hexToBytes } from '@noble/hashes/utils.js';
import { base64 } from '@scure/base';
import { formatLeaves, type Leaf, type ListedLog } from './audit-checkpoints.ts';
import {
  type Checkpoint,
  type SignedCheckpoint,
  signCheckpoint,
  parseCheckpoint,
  type TreeHead,
} from './checkpoint-note.ts';
import type { LogSigner } from './log-key.ts';
import { createMerkleTree, isConsistent, type MerkleTree } from './merkle.ts';

/** Entries that one checkpoint lists at most: its column holds 63,999 characters. */
export const mostLeaves = 500;

/** An entry that waits to be listed. */
export interface WaitingEvent extends Leaf {
  item: string;
}

/** Which of the waiting events come next: in the order of their items, but never before the event they follow. */
export function nextLeaves(
  waiting: Iterable<WaitingEvent>,
  isListed: (key: string) => boolean,
): WaitingEvent[] {
  const next: WaitingEvent[] = [];
  const taken = new Set<string>();
  for (const event of [...waiting].toSorted((a, b) => Number(a.item) - Number(b.item))) {
    const [handoff, number] = event.key.split(':');
    const before = `${handoff}:${Number(number) - 1}`;
    if (taken.has(event.key) || isListed(event.key)) continue;
    if (number !== '1' && !isListed(before) && !taken.has(before)) continue;
    next.push(event);
    taken.add(event.key);
    if (next.length === mostLeaves) break;
  }
  return next;
}

/** Adds entries to the log and signs where it stands now. Answers the columns of the checkpoint's row. */
export function growLog(
  log: ListedLog,
  leaves: readonly Leaf[],
  year: number,
  { name, signer }: { name: string; signer: LogSigner },
): { columns: Record<string, string | number>; log: ListedLog } {
  const origin = originOf(name, year, log.latest);
  const tree = log.trees.get(origin)?.copy() ?? createMerkleTree();
  for (const { hash } of leaves) tree.append(hexToBytes(hash));
  const previous = log.latest?.origin === origin ? log.latest.previous : headOf(log.latest);
  const root = base64.encode(tree.root(tree.size()));
  const checkpoint: Checkpoint = { origin, size: tree.size(), root, ...(previous && { previous }) };
  const note = signCheckpoint(checkpoint, signer);
  const signed = parseCheckpoint(note);
  if (signed === undefined) throw new RangeError(`no log can be called ${name}`);
  const grown: ListedLog = {
    leaves: [...log.leaves, ...leaves.map(({ key, hash }) => ({ key, hash }))],
    trees: new Map(log.trees).set(origin, tree),
    findings: [],
    latest: signed,
    lastNumber: log.lastNumber + 1,
  };
  return {
    log: grown,
    columns: {
      Title: origin,
      Number: grown.lastNumber,
      TreeSize: grown.leaves.length,
      Root: root,
      Signature: signed.signature,
      KeyId: signed.keyId,
      Note: note,
      Leaves: formatLeaves(leaves),
    },
  };
}

/** The year's log. A clock that was put back does not reopen the year before. */
function originOf(name: string, year: number, latest: SignedCheckpoint | undefined): string {
  const origin = `${name}/${year}`;
  return latest !== undefined && latest.origin > origin ? latest.origin : origin;
}

function headOf(checkpoint: SignedCheckpoint | undefined): TreeHead | undefined {
  if (checkpoint === undefined) return undefined;
  const { origin, size, root } = checkpoint;
  return { origin, size, root };
}

/** How somebody who saw the log before gets to where it stands now: through the last checkpoint of each year since. */
export interface Course {
  steps: { note: string /** Base64 of hashes; only in the first step. */; proof: string[] }[];
}

/** The course of a log for somebody who saw `seen` of it; only its last checkpoint for whoever saw nothing yet. */
export function courseOf(
  { trees, latest }: ListedLog,
  notes: ReadonlyMap<string, string>,
  seen: Pick<TreeHead, 'origin' | 'size'> | undefined,
): Course {
  const from = seen?.origin ?? latest?.origin ?? '';
  const origins = [...trees.keys()].filter((origin) => origin >= from).toSorted();
  const steps = origins.map((origin, index) => {
    const tree = trees.get(origin);
    const isFirst = index === 0 && origin === seen?.origin;
    const proof = isFirst && tree && seen.size <= tree.size() ? proofOf(tree, seen.size) : [];
    return { note: notes.get(origin) ?? '', proof };
  });
  return { steps };
}

function proofOf(tree: MerkleTree, from: number): string[] {
  return tree.consistencyProof(from, tree.size()).map((hash) => base64.encode(hash));
}

/** `gone`: the log is shorter than what was seen, or another one. */
export type Comparison =
  | { kind: 'consistent'; head: TreeHead }
  | { kind: 'shrank' | 'forked'; seen: TreeHead };

/** What a course proves to somebody who saw `seen`. Without anything seen before, the last checkpoint is taken as it is. */
export function followCourse(
  { steps }: Course,
  seen: TreeHead | undefined,
): Comparison | undefined {
  let head = seen;
  for (const [index, { note, proof }] of steps.entries()) {
    const checkpoint = parseCheckpoint(note);
    if (checkpoint === undefined) return seen && { kind: 'forked', seen };
    if (head !== undefined) {
      const problem =
        index === 0 ? compare(head, checkpoint, proof) : compareYears(head, checkpoint);
      if (problem !== undefined) return { kind: problem, seen: seen ?? head };
    }
    head = headOf(checkpoint);
  }
  if (head === undefined) return undefined;
  return steps.length === 0 ? { kind: 'shrank', seen: head } : { kind: 'consistent', head };
}

function compare(
  seen: TreeHead,
  now: Checkpoint,
  proof: string[],
): 'shrank' | 'forked' | undefined {
  if (seen.origin !== now.origin) return 'forked';
  if (seen.size > now.size) return 'shrank';
  const [before, after] = [seen, now].map(({ size, root }) => ({
    size,
    root: base64.decode(root),
  }));
  const hashes = proof.map((hash) => base64.decode(hash));
  return before && after && isConsistent(before, after, hashes) ? undefined : 'forked';
}

function compareYears(last: TreeHead, first: Checkpoint): 'forked' | undefined {
  const { previous } = first;
  const continues =
    previous?.origin === last.origin && previous.size === last.size && previous.root === last.root;
  return continues ? undefined : 'forked';
}
