/**
 * For many features each a few numbers by slot, found without searching: small open-addressed tables, all of
 * them in two flat arrays. A chain of cells would be as small, but half the time of learning went into
 * walking the chains of words everybody uses.
 */
export interface SlotNumbers {
  /** Makes room for a feature that was not there before. */
  open(place: number): void;
  add(place: number, slot: number, amount: number): void;
  /** Adds `factor` × the feature's numbers to `scores`, by slot. */
  addTo(scores: Float64Array, place: number, factor: number): void;
  /** The same for some slots only, each once: `scores` stand in the order of `slots`, which must not change. */
  addSome(scores: Float64Array, slots: Int32Array, place: number, factor: number): void;
  bytes(): number;
}

const smallest = 4;
/** Fibonacci hashing: slots that follow each other land far apart. */
const golden = 0x9e3779b1;
const free = 0;
/** Reading so many cells one after the other is quicker than looking up one slot. */
const scannedPerSlot = 4;

export function createSlotNumbers(): SlotNumbers {
  let starts = new Int32Array(1024);
  let capacities = new Int32Array(1024);
  let used = new Int32Array(1024);
  /** Slot + 1; 0 is free. */
  let keys = new Uint16Array(4096);
  let values = new Float32Array(4096);
  let end = 0;
  /** Starts of tables that were outgrown, by their capacity. */
  const outgrown = new Map<number, number[]>();

  const reserve = (capacity: number) => {
    const again = outgrown.get(capacity)?.pop();
    if (again !== undefined) return again;
    if (end + capacity > keys.length) {
      const length = Math.max(2 * keys.length, end + capacity);
      keys = longer(keys, new Uint16Array(length));
      values = longer(values, new Float32Array(length));
    }
    end += capacity;
    return end - capacity;
  };
  const cellOf = (place: number, slot: number) => {
    const start = starts[place] ?? 0;
    const last = (capacities[place] ?? 0) - 1;
    let at = (Math.imul(slot, golden) >>> 16) & last;
    while (keys[start + at] !== free && keys[start + at] !== slot + 1) at = (at + 1) & last;
    return start + at;
  };
  const grow = (place: number) => {
    const from = starts[place] ?? 0;
    const before = capacities[place] ?? 0;
    starts[place] = reserve(2 * before);
    capacities[place] = 2 * before;
    for (let cell = from; cell < from + before; cell++) {
      const key = keys[cell] ?? free;
      if (key === free) continue;
      const to = cellOf(place, key - 1);
      keys[to] = key;
      values[to] = values[cell] ?? 0;
    }
    keys.fill(free, from, from + before);
    values.fill(0, from, from + before);
    outgrown.set(before, [...(outgrown.get(before) ?? []), from]);
  };
  const take = (place: number, slot: number) => {
    const taken = (used[place] ?? 0) + 1;
    used[place] = taken;
    if (4 * taken > 3 * (capacities[place] ?? 0)) grow(place);
    const cell = cellOf(place, slot);
    keys[cell] = slot + 1;
    return cell;
  };

  const lookUp = (scores: Float64Array, slots: Int32Array, place: number, factor: number) => {
    for (let at = 0; at < slots.length; at++) {
      const value = values[cellOf(place, slots[at] ?? 0)] ?? 0;
      scores[at] = (scores[at] ?? 0) + factor * value;
    }
  };
  /** By key: where the slot stands among the asked ones, counted from 1. */
  const seats = new Uint16Array(65_536);
  let seated: Int32Array = new Int32Array();
  const seatsOf = (slots: Int32Array) => {
    if (slots === seated) return seats;
    for (const slot of seated) seats[slot + 1] = 0;
    for (let at = 0; at < slots.length; at++) seats[(slots[at] ?? 0) + 1] = at + 1;
    seated = slots;
    return seats;
  };

  return {
    open(place) {
      if (place >= starts.length) {
        starts = longer(starts, new Int32Array(2 * place));
        capacities = longer(capacities, new Int32Array(2 * place));
        used = longer(used, new Int32Array(2 * place));
      }
      starts[place] = reserve(smallest);
      capacities[place] = smallest;
    },
    add(place, slot, amount) {
      const found = cellOf(place, slot);
      const cell = keys[found] === free ? take(place, slot) : found;
      values[cell] = (values[cell] ?? 0) + amount;
    },
    addTo(scores, place, factor) {
      const start = starts[place] ?? 0;
      const stop = start + (capacities[place] ?? 0);
      for (let cell = start; cell < stop; cell++) {
        const slot = (keys[cell] ?? free) - 1;
        if (slot >= 0) scores[slot] = (scores[slot] ?? 0) + factor * (values[cell] ?? 0);
      }
    },
    addSome(scores, slots, place, factor) {
      const start = starts[place] ?? 0;
      const capacity = capacities[place] ?? 0;
      if (capacity > scannedPerSlot * slots.length) return lookUp(scores, slots, place, factor);
      const seats = seatsOf(slots);
      for (let cell = start; cell < start + capacity; cell++) {
        const seat = seats[keys[cell] ?? free] ?? 0;
        if (seat > 0) scores[seat - 1] = (scores[seat - 1] ?? 0) + factor * (values[cell] ?? 0);
      }
    },
    bytes: () => end * 6,
  };
}

function longer<Numbers extends Float32Array | Int32Array | Uint16Array>(
  numbers: Numbers,
  more: Numbers,
): Numbers {
  more.set(numbers);
  return more;
}
