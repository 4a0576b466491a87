import { type Combination, defaultCombination } from './combination.ts';
import { createFeatureTable, type FeatureTable } from './feature-table.ts';
import type { Bag, Signals } from './signals.ts';
import type { TextShares } from './text-index.ts';

/**
 * What was learned from the hand-offs of one company. Made from the list alone; `learn` changes it in
 * place, because a copy of it for every hand-off would cost more than learning.
 */
export interface Memory {
  /** How many hand-offs were learned. */
  learned: number;
  table: FeatureTable;
  /** Responsibilities that ever got a request: id to slot, and back. */
  slots: Map<number, number>;
  ids: number[];
  /** The newest, which are looked at again while others are learned; and the same by responsibility. */
  examples: Example[];
  byResponsibility: Map<number, Example[]>;
  /** When the newest was handed off, ISO 8601; empty when unknown. */
  newest: string;
  /** Where looking again goes on. */
  next: number;
  /** The register's texts as they weigh by what was learned; undefined until there is enough. */
  texts: TextShares | undefined;
  /** How far each signal proved right. */
  combination: Combination;
}

/** A learned request, and how far it pulls each responsibility up (its own) or down (those mistaken for it). */
export interface Example {
  blocks: Blocks;
  responsibilityId: number;
  /** Place of the sender's address; undefined when it was unreadable. */
  sender: number | undefined;
  at: string;
  /** 1, more for a correction. */
  importance: number;
  /** Slots of the responsibilities it is told apart from, its own first. */
  rivals: Int32Array;
  /** What the register said for each of them at the time, in logits: its texts, its words and rules. */
  text: Float32Array;
  words: Float32Array;
  /** The features and weights the pulls stand in the table with. */
  vector: Vector;
  /** For each of the rivals. */
  pulls: Float32Array;
}

/** One kind of feature: places in the table, and how often each was there. */
export interface Block {
  weight: number;
  places: Int32Array;
  counts: Uint8Array;
}

/** The kinds of a request. Their places stand one behind the other in `places`, which its vectors share. */
export interface Blocks {
  kinds: readonly Block[];
  places: Int32Array;
}

export interface Vector {
  places: Int32Array;
  weights: Float32Array;
}

export function createMemory(): Memory {
  return {
    learned: 0,
    table: createFeatureTable(),
    slots: new Map(),
    ids: [],
    examples: [],
    byResponsibility: new Map(),
    newest: '',
    next: 0,
    texts: undefined,
    combination: defaultCombination(),
  };
}

/** Takes a new example in. */
export function remember(example: Example, memory: Memory): void {
  memory.learned += 1;
  memory.examples.push(example);
  const own = memory.byResponsibility.get(example.responsibilityId);
  if (own === undefined) memory.byResponsibility.set(example.responsibilityId, [example]);
  else own.push(example);
  if (example.at > memory.newest) memory.newest = example.at;
}

/**
 * Looked at no more is the oldest request of whoever has the most, so that a busy responsibility does not push out
 * what tells a quiet one apart; on a tie the oldest of all. What it has taught stays.
 */
export function forgetOne(memory: Memory): void {
  const { examples, byResponsibility } = memory;
  const oldestOfMost = oldestOfThoseWithMost(memory);
  const at = examples.findIndex((each) => oldestOfMost.has(each));
  const [oldest] = examples.splice(at, 1);
  if (oldest !== undefined) byResponsibility.get(oldest.responsibilityId)?.shift();
  if (memory.next > at) memory.next -= 1;
}

/** One pass over the responsibilities, so that the examples need not be asked whose they are. */
function oldestOfThoseWithMost({ byResponsibility }: Memory): ReadonlySet<Example> {
  const oldest = new Set<Example>();
  let most = 0;
  for (const { 0: first, length } of byResponsibility.values()) {
    if (first === undefined || length < most) continue;
    if (length > most) oldest.clear();
    most = length;
    oldest.add(first);
  }
  return oldest;
}

export function slotOf(memory: Memory, id: number): number {
  const known = memory.slots.get(id);
  if (known !== undefined) return known;
  memory.slots.set(id, memory.ids.length);
  memory.ids.push(id);
  return memory.ids.length - 1;
}

/** Each block's share of a request's length. A sender writes about many things. */
const blockWeights = { words: 1, letters: 1, senders: 0.5 };
const blockNames = ['words', 'letters', 'senders'] as const;
const unknownPlace = -1;

/** The request's features by place; with `count` every one becomes known. */
export function blocksOf(signals: Signals, { table }: Memory, count: boolean): Blocks {
  const size = blockNames.reduce((sum, name) => sum + signals[name].size, 0);
  const places = new Int32Array(size);
  let end = 0;
  const kinds = blockNames.map((name): Block => {
    const bag: Bag = signals[name];
    const start = end;
    for (const feature of bag.keys())
      places[end++] = count ? table.count(feature) : (table.placeOf(feature) ?? unknownPlace);
    const weight = blockWeights[name];
    return {
      weight,
      places: places.subarray(start, end),
      counts: Uint8Array.from(bag.values()),
    };
  });
  return { kinds, places };
}

/** One request as numbers of length 1: each kind of feature scaled by itself, so that a long kind does not drown a short one. */
export function vectorOf({ kinds, places }: Blocks, memory: Memory): Vector {
  const filled = kinds.filter((each) => each.places.length > 0);
  const total = filled.reduce((sum, { weight }) => sum + weight, 0);
  const weights = new Float32Array(places.length);
  let start = 0;
  for (const block of filled) {
    fillWeights(weights, start, block, memory);
    scale(weights, start, block.places.length, Math.sqrt(block.weight / total));
    start += block.places.length;
  }
  return { places, weights };
}

/** Sublinear counts times how telling a feature is (Salton & Buckley 1988). */
function fillWeights(
  weights: Float32Array,
  start: number,
  { places, counts }: Block,
  { table, learned }: Memory,
): void {
  for (let at = 0; at < places.length; at++) {
    const place = places[at] ?? unknownPlace;
    const holders = place === unknownPlace ? 0 : table.frequencyAt(place);
    weights[start + at] = (1 + Math.log(counts[at] ?? 1)) * inverseFrequency(holders, learned);
  }
}

function scale(weights: Float32Array, start: number, count: number, length: number): void {
  let squares = 0;
  for (let at = start; at < start + count; at++) squares += (weights[at] ?? 0) ** 2;
  const factor = squares === 0 ? 0 : length / Math.sqrt(squares);
  for (let at = start; at < start + count; at++) weights[at] = (weights[at] ?? 0) * factor;
}

/** How telling a feature is that `holders` of `total` texts have. Above 0 for all, since even a function word can decide a short request. */
export function inverseFrequency(holders: number, total: number): number {
  return Math.log(1 + (1 + total) / (1 + holders));
}

/** What was learned says for each responsibility, by slot, in logits. */
export function recall({ places, weights }: Vector, { table, ids }: Memory): Float64Array {
  const scores = new Float64Array(ids.length);
  for (let at = 0; at < places.length; at++) {
    const place = places[at] ?? unknownPlace;
    if (place !== unknownPlace) table.addTo(scores, place, weights[at] ?? 0);
  }
  return scores;
}

/** The same for some slots only, in their order; nobody asks for more while learning. */
export function recallAt(
  slots: Int32Array,
  { places, weights }: Vector,
  { table }: Memory,
): Float64Array {
  const scores = new Float64Array(slots.length);
  for (let at = 0; at < places.length; at++) {
    const place = places[at] ?? unknownPlace;
    if (place !== unknownPlace) table.addSome(scores, slots, place, weights[at] ?? 0);
  }
  return scores;
}

/** How much of a request earlier ones had too, by how telling its features are, 0 to 1. */
export function knownShare({ places, weights }: Vector): number {
  let known = 0;
  for (let at = 0; at < places.length; at++) {
    if (places[at] !== unknownPlace) known += (weights[at] ?? 0) ** 2;
  }
  return known;
}

/** Bytes of an example for each of its features (place, count, weight) and each of its rivals. */
const featureBytes = 4 + 1 + 4;
const rivalBytes = 16;

/** Memory in use, about: the table and the examples that are looked at again. */
export function bytesOf({ table, examples }: Memory): number {
  return examples.reduce(
    (sum, { vector, rivals }) =>
      sum + vector.places.length * featureBytes + rivals.length * rivalBytes,
    table.bytes(),
  );
}
