import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { createSlotNumbers } from '../../src/core/slot-numbers.ts';

const places = 3;
const slots = 400;
const additions = fc.array(
  fc.tuple(fc.nat(places - 1), fc.nat(slots - 1), fc.integer({ min: -9, max: 9 })),
  { maxLength: 900 },
);

function played(all: readonly [number, number, number][]) {
  const numbers = createSlotNumbers();
  const expected = Array.from({ length: places }, () => new Float64Array(slots));
  for (let place = 0; place < places; place++) numbers.open(place);
  for (const [place, slot, amount] of all) {
    numbers.add(place, slot, amount);
    const own = expected[place] ?? new Float64Array(slots);
    own[slot] = (own[slot] ?? 0) + amount;
  }
  return { numbers, expected };
}

it('holds for every feature and slot the sum of what was added, however it grew', () => {
  fc.assert(
    fc.property(additions, (all) => {
      const { numbers, expected } = played(all);
      for (const [place, sums] of expected.entries()) {
        const scores = new Float64Array(slots);
        numbers.addTo(scores, place, 1);
        expect(scores).toEqual(sums);
      }
    }),
  );
});

it('tells some slots the same as all of them', () => {
  const some = Int32Array.from([5, 0, 399, 17, 64]);
  fc.assert(
    fc.property(additions, (all) => {
      const { numbers, expected } = played(all);
      for (const [place, sums] of expected.entries()) {
        const scores = new Float64Array(some.length);
        numbers.addSome(scores, some, place, 2);
        expect([...scores]).toEqual(Array.from(some, (slot) => 2 * (sums[slot] ?? 0)));
      }
    }),
  );
});

it('has room for more features than it had in the beginning', () => {
  const numbers = createSlotNumbers();
  for (let place = 0; place < 3_000; place++) {
    numbers.open(place);
    numbers.add(place, place, place);
  }
  const scores = new Float64Array(3_000);
  for (let place = 0; place < 3_000; place++) numbers.addTo(scores, place, 1);
  expect(scores).toEqual(Float64Array.from({ length: 3_000 }, (_, place) => place));
});
