import { describe, expect, it } from 'vitest';
import { buildRegisterIndex } from '../../src/core/candidates.ts';
import { createMemory, seatsIn, slotOf } from '../../src/core/memory.ts';
import { blocksOf, countFeatures, knownShare, vectorOf } from '../../src/core/request-vector.ts';
import type { Bag, Signals } from '../../src/core/signals.ts';
import { responsibility } from '../support/register.ts';

/** A request of so many features, from one of them on. */
const request = (count: number, from = 0): Signals => ({
  words: new Map(),
  letters: bagOf(count, from),
  senders: new Map(),
});

function bagOf(count: number, from: number): Bag {
  return new Map(Array.from({ length: count }, (_, at) => [from + at, 1]));
}

/** The first features are in every request, the later ones in fewer and fewer; `slots` responsibilities got one. */
function memoryOf(slots: number) {
  const memory = createMemory();
  for (let size = 1; size <= 300; size++) {
    const signals = request(size);
    countFeatures(blocksOf(signals, memory), signals, memory);
    memory.learned += 1;
  }
  for (let id = 1; id <= slots; id++) slotOf(memory, id);
  return memory;
}

describe('the vector of a request', () => {
  const lengthOf = (weights: Float32Array) => Math.hypot(...weights);

  it('has every feature in a small company', () => {
    const memory = memoryOf(50);
    const { places, weights } = vectorOf(blocksOf(request(300), memory), memory);
    expect(places).toHaveLength(300);
    expect(lengthOf(weights)).toBeCloseTo(1);
  });

  it('has those that tell most in a large one, in their order and of the same length', () => {
    const memory = memoryOf(5_000);
    const { places, weights } = vectorOf(blocksOf(request(300), memory), memory);
    expect([...places]).toEqual(Array.from({ length: 128 }, (_, at) => 172 + at));
    expect(lengthOf(weights)).toBeCloseTo(1);
  });

  it('keeps what no earlier request had, so that it is known how new the request is', () => {
    const memory = memoryOf(5_000);
    const vector = vectorOf(blocksOf(request(400, 100), memory), memory);
    expect(vector.places.filter((place) => place < 0)).toHaveLength(200);
    expect(vector.places.filter((place) => place >= 0)).toHaveLength(128);
    expect(knownShare(vector)).toBeLessThan(0.5);
  });
});

it('knows where the responsibilities stand in a register, also in another one than before', () => {
  const memory = memoryOf(0);
  for (const id of [9, 4]) slotOf(memory, id);
  const registerOf = (...ids: number[]) =>
    buildRegisterIndex(ids.map((id) => responsibility({ id })));
  const index = registerOf(4, 9);
  memory.seats = seatsIn(index, memory);
  expect(memory.seats.places).toEqual([1, 0]);
  slotOf(memory, 7);
  expect(seatsIn(index, memory).places).toEqual([1, 0, -1]);
  expect(seatsIn(registerOf(7, 9), memory).places).toEqual([1, -1, 0]);
});
