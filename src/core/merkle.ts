import { sha256 } from '@noble/hashes/sha2.js';
import { concatBytes } from '@noble/hashes/utils.js';

const leafPrefix = Uint8Array.of(0x00);
const nodePrefix = Uint8Array.of(0x01);

/** The hash of one entry (RFC 6962, 2.1). Its prefix differs from a node's, so that neither can pass for the other. */
export function leafHashOf(entry: Uint8Array): Uint8Array {
  return sha256(concatBytes(leafPrefix, entry));
}

function nodeHashOf(left: Uint8Array, right: Uint8Array): Uint8Array {
  return sha256(concatBytes(nodePrefix, left, right));
}

/** A Merkle tree that only grows (RFC 6962, 2.1), and its proofs at any size up to its own. */
export interface MerkleTree {
  size(): number;
  append(leafHash: Uint8Array): void;
  /** Another tree with the same leaves, to try something on. */
  copy(): MerkleTree;
  /** The root over the first `size` leaves; SHA-256 of nothing for 0. */
  root(size: number): Uint8Array;
  /** Shows that leaf `index` belongs to the tree of `size` leaves (2.1.1). */
  inclusionProof(index: number, size: number): Uint8Array[];
  /** Shows that the tree of `from` leaves is the beginning of the tree of `to` leaves (2.1.2). */
  consistencyProof(from: number, to: number): Uint8Array[];
}

/** An empty tree. It remembers every complete subtree, so that a root or proof takes a few dozen hashes at most. */
export function createMerkleTree(): MerkleTree {
  return growingTree([[]]);
}

/** `levels[k][i]` is the hash over the leaves from i·2ᵏ up to, but not including, (i+1)·2ᵏ. */
function growingTree(levels: Uint8Array[][]): MerkleTree {
  const append = (hash: Uint8Array, level: number): void => {
    const row = (levels[level] ??= []);
    row.push(hash);
    const left = row.at(-2);
    if (row.length % 2 === 0 && left !== undefined) append(nodeHashOf(left, hash), level + 1);
  };
  const hashOf = (start: number, end: number): Uint8Array => {
    const complete = levels[Math.log2(end - start)]?.[start / (end - start)];
    if (complete !== undefined) return complete;
    const middle = start + splitOf(end - start);
    return nodeHashOf(hashOf(start, middle), hashOf(middle, end));
  };
  const pathOf = (index: number, start: number, end: number): Uint8Array[] => {
    if (end - start === 1) return [];
    const middle = start + splitOf(end - start);
    return index < middle
      ? [...pathOf(index, start, middle), hashOf(middle, end)]
      : [...pathOf(index, middle, end), hashOf(start, middle)];
  };
  const subProof = (from: number, start: number, end: number, isWhole: boolean): Uint8Array[] => {
    if (from === end) return isWhole ? [] : [hashOf(start, end)];
    const middle = start + splitOf(end - start);
    return from <= middle
      ? [...subProof(from, start, middle, isWhole), hashOf(middle, end)]
      : [...subProof(from, middle, end, false), hashOf(start, middle)];
  };
  const size = () => levels[0]?.length ?? 0;
  const assertWithin = (smaller: number, larger: number): void => {
    if (smaller < 0 || smaller > larger || larger > size()) throw new RangeError('no such tree');
  };
  return {
    size,
    append: (leafHash) => append(leafHash, 0),
    copy: () => growingTree(levels.map((row) => [...row])),
    root(atSize) {
      assertWithin(0, atSize);
      return atSize === 0 ? sha256(new Uint8Array()) : hashOf(0, atSize);
    },
    inclusionProof(index, atSize) {
      assertWithin(index + 1, atSize);
      return pathOf(index, 0, atSize);
    },
    consistencyProof(from, to) {
      assertWithin(from, to);
      return from === 0 ? [] : subProof(from, 0, to, true);
    },
  };
}

/** The largest power of two below `count`. */
function splitOf(count: number): number {
  return 2 ** Math.floor(Math.log2(count - 1));
}

/** Whether the proof shows that this leaf stands at `index` of the tree with this root (RFC 9162, 2.1.3.2). */
export function isIncluded(
  leafHash: Uint8Array,
  index: number,
  tree: { size: number; root: Uint8Array },
  proof: readonly Uint8Array[],
): boolean {
  if (index < 0 || index >= tree.size) return false;
  let [node, last, hash] = [index, tree.size - 1, leafHash];
  for (const sibling of proof) {
    if (last === 0) return false;
    if (node % 2 === 1 || node === last) {
      hash = nodeHashOf(sibling, hash);
      while (node % 2 === 0 && node !== 0) [node, last] = [node / 2, half(last)];
    } else hash = nodeHashOf(hash, sibling);
    [node, last] = [half(node), half(last)];
  }
  return last === 0 && isSame(hash, tree.root);
}

/** Whether the proof shows that `before` is the beginning of `now`: nothing changed, nothing lost (RFC 9162, 2.1.4.2). */
export function isConsistent(
  before: { size: number; root: Uint8Array },
  now: { size: number; root: Uint8Array },
  proof: readonly Uint8Array[],
): boolean {
  if (before.size === 0) return proof.length === 0;
  if (before.size >= now.size) {
    return before.size === now.size && proof.length === 0 && isSame(before.root, now.root);
  }
  const [first, ...rest] = isPowerOfTwo(before.size) ? [before.root, ...proof] : proof;
  if (first === undefined) return false;
  let [node, last] = [before.size - 1, now.size - 1];
  while (node % 2 === 1) [node, last] = [half(node), half(last)];
  let [old, fresh] = [first, first];
  for (const sibling of rest) {
    if (last === 0) return false;
    if (node % 2 === 1 || node === last) {
      [old, fresh] = [nodeHashOf(sibling, old), nodeHashOf(sibling, fresh)];
      while (node % 2 === 0 && node !== 0) [node, last] = [node / 2, half(last)];
    } else fresh = nodeHashOf(fresh, sibling);
    [node, last] = [half(node), half(last)];
  }
  return last === 0 && isSame(old, before.root) && isSame(fresh, now.root);
}

function half(count: number): number {
  return Math.floor(count / 2);
}

function isPowerOfTwo(count: number): boolean {
  return Number.isInteger(Math.log2(count));
}

/** Hashes are public: comparing them in constant time would protect nothing. */
function isSame(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, at) => byte === b[at]);
}
