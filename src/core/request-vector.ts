import type { Memory } from './memory.ts';
import type { Bag, Signals } from './signals.ts';
import { mostFeatures, weightOfMost } from './telling.ts';

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

/** Each block's share of a request's length. A sender writes about many things. */
const blockWeights = { words: 1, letters: 1, senders: 0.5 };
const blockNames = ['words', 'letters', 'senders'] as const;
/** Of a feature no request had before. */
export const unknownPlace = -1;

/** The request's features by place, as far as any request had them before. */
export function blocksOf(signals: Signals, { table }: Memory): Blocks {
  const size = blockNames.reduce((sum, name) => sum + signals[name].size, 0);
  const places = new Int32Array(size);
  let end = 0;
  const kinds = blockNames.map((name): Block => {
    const bag: Bag = signals[name];
    const start = end;
    const counts = new Uint8Array(bag.size);
    for (const [feature, count] of bag) {
      counts[end - start] = count;
      places[end++] = table.placeOf(feature) ?? unknownPlace;
    }
    return { weight: blockWeights[name], places: places.subarray(start, end), counts };
  });
  return { kinds, places };
}

/** Counts the features of a request that is learned; from now on the table and its blocks know every one. */
export function countFeatures({ places }: Blocks, signals: Signals, { table }: Memory): void {
  let at = 0;
  for (const name of blockNames) {
    for (const feature of signals[name].keys()) {
      const place = places[at] ?? unknownPlace;
      places[at++] = place === unknownPlace ? table.count(feature) : table.countAt(place);
    }
  }
}

/**
 * One request as numbers of length 1: each kind of feature scaled by itself, so that a long kind does not drown a
 * short one. In a large company the least telling ones of a long request are left out.
 */
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
  return mostTelling({ places, weights }, mostFeatures(memory.ids.length));
}

/** Its strongest features, of length 1 again. Those nobody knows stay, since they cost nothing. */
function mostTelling(vector: Vector, most: number): Vector {
  const { places, weights } = vector;
  if (places.length <= most) return vector;
  const least = weightOfMost(knownWeights(vector), most);
  const kept: Vector = { places: new Int32Array(places.length), weights: weights.slice() };
  let count = 0;
  for (let at = 0; at < places.length; at++) {
    const place = places[at] ?? unknownPlace;
    const weight = weights[at] ?? 0;
    if (place !== unknownPlace && weight < least) continue;
    kept.places[count] = place;
    kept.weights[count] = weight;
    count += 1;
  }
  scale(kept.weights, 0, count, 1);
  return { places: kept.places.slice(0, count), weights: kept.weights.slice(0, count) };
}

function knownWeights({ places, weights }: Vector): Float32Array {
  const known = new Float32Array(places.length);
  let count = 0;
  for (let at = 0; at < places.length; at++)
    if (places[at] !== unknownPlace) known[count++] = weights[at] ?? 0;
  return known.subarray(0, count);
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

/** How much of a request earlier ones had too, by how telling its features are, 0 to 1. */
export function knownShare({ places, weights }: Vector): number {
  let known = 0;
  for (let at = 0; at < places.length; at++) {
    if (places[at] !== unknownPlace) known += (weights[at] ?? 0) ** 2;
  }
  return known;
}
