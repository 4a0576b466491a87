import { type Combination, defaultCombination } from './combination.ts';
import { createFeatureTable, type FeatureTable } from './feature-table.ts';
import type { RegisterIndex } from './register-index.ts';
import { type Blocks, unknownPlace, type Vector } from './request-vector.ts';
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
  /** Where they stand in the register the last hand-off was learned with. */
  seats: Seats | undefined;
  /** The newest, which are looked at again while others are learned; and the same by responsibility. */
  examples: Example[];
  byResponsibility: Map<number, Example[]>;
  /**
   * Whose each example is, by slot, in the order of the examples; and how many each slot has. The examples say so too,
   * but asked anew at every hand-off whose is to be forgotten they take several times as long in a large company.
   */
  owners: number[];
  held: number[];
  /** By slot, how many hand-offs had been learned when it got its newest one; 0 when it got none. */
  latest: number[];
  /** When the newest was handed off, ISO 8601; empty when unknown. */
  newest: string;
  /** Where looking again goes on. */
  next: number;
  /** The register's texts as they weigh by what was learned; undefined until there is enough. */
  texts: TextShares | undefined;
  /** How far each signal proved right. */
  combination: Combination;
}

/** Places in a register by slot; -1 for a responsibility it does not have. */
export interface Seats {
  of: RegisterIndex;
  places: number[];
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
  /** What had been learned said for each of them when they were asked about. */
  recalled: Float64Array;
  /** How often it was looked at, and how many hand-offs had been learned the last time. */
  looks: number;
  lookedAt: number;
}

export function createMemory(): Memory {
  return {
    learned: 0,
    table: createFeatureTable(),
    slots: new Map(),
    ids: [],
    seats: undefined,
    examples: [],
    byResponsibility: new Map(),
    owners: [],
    held: [],
    latest: [],
    newest: '',
    next: 0,
    texts: undefined,
    combination: defaultCombination(),
  };
}

/** Takes a new example in. */
export function remember(example: Example, memory: Memory): void {
  const { examples, byResponsibility, owners, held, latest } = memory;
  memory.learned += 1;
  examples.push(example);
  const slot = slotOf(memory, example.responsibilityId);
  owners.push(slot);
  held[slot] = (held[slot] ?? 0) + 1;
  latest[slot] = memory.learned;
  const own = byResponsibility.get(example.responsibilityId);
  if (own === undefined) byResponsibility.set(example.responsibilityId, [example]);
  else own.push(example);
  if (example.at > memory.newest) memory.newest = example.at;
}

/**
 * Looked at no more is the oldest request of whoever has the most, so that a busy responsibility does not push out
 * what tells a quiet one apart; on a tie the oldest of all. What it has taught stays.
 */
export function forgetOne(memory: Memory): void {
  const { examples, byResponsibility, owners, held } = memory;
  const most = held.reduce((highest, count) => Math.max(highest, count), 0);
  const at = owners.findIndex((slot) => held[slot] === most);
  const [oldest] = examples.splice(at, 1);
  const [slot] = owners.splice(at, 1);
  if (oldest === undefined || slot === undefined) return;
  held[slot] = most - 1;
  byResponsibility.get(oldest.responsibilityId)?.shift();
  if (memory.next > at) memory.next -= 1;
}

export function slotOf(memory: Memory, id: number): number {
  const known = memory.slots.get(id);
  if (known !== undefined) return known;
  memory.slots.set(id, memory.ids.length);
  memory.ids.push(id);
  memory.held.push(0);
  memory.latest.push(0);
  return memory.ids.length - 1;
}

/** Where the responsibility of each slot stands in the register. */
export function seatsIn(index: RegisterIndex, { seats, ids }: Memory): Seats {
  const known = seats?.of === index ? seats : { of: index, places: [] };
  for (let slot = known.places.length; slot < ids.length; slot++)
    known.places.push(index.placeOf.get(ids[slot] ?? 0) ?? -1);
  return known;
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

/** Memory in use, about: the table and the examples that are looked at again. */
export function bytesOf({ table, examples }: Memory): number {
  return examples.reduce((sum, example) => sum + bytesOfExample(example), table.bytes());
}

/** The features of the request at full length, those it is laid beside others with, and what is kept of each rival. */
function bytesOfExample({ blocks, vector, ...of }: Example): number {
  const counts = blocks.kinds.map((each) => each.counts);
  // a vector that leaves nothing out shares the places of its request
  const own = vector.places === blocks.places ? [] : [vector.places];
  const features = [blocks.places, ...counts, ...own, vector.weights];
  const rivals = [of.rivals, of.text, of.words, of.pulls, of.recalled];
  return [...features, ...rivals].reduce((sum, { byteLength }) => sum + byteLength, 0);
}
