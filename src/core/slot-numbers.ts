/**
 * For many features each a few numbers by slot, found without searching: small open-addressed tables, all of
 * them in two flat arrays. Words everybody uses get a plain row with a number for every slot instead: most of
 * the time of learning went into finding theirs in large tables.
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
const scannedPerSlot = 12;
/** A larger table becomes a row, as soon as it takes at least a quarter of a row's cells. */
const largestTable = 256;
const cellsPerRowCell = 4;

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
  /** By place: the rows of those that have one. */
  const rows: (Float32Array | undefined)[] = [];
  let rowCells = 0;
  let highestSlot = 0;

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
  const give = (from: number, capacity: number) => {
    keys.fill(free, from, from + capacity);
    values.fill(0, from, from + capacity);
    const others = outgrown.get(capacity);
    if (others === undefined) outgrown.set(capacity, [from]);
    else others.push(from);
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
    give(from, before);
  };
  /** Room for every slot so far and some more. */
  const rowFor = (slot: number) => {
    const length = Math.ceil((slot + 1) / largestTable) * largestTable;
    rowCells += length;
    return new Float32Array(length);
  };
  const becomeRow = (place: number) => {
    const from = starts[place] ?? 0;
    const capacity = capacities[place] ?? 0;
    const row = rowFor(highestSlot);
    for (let cell = from; cell < from + capacity; cell++) {
      const key = keys[cell] ?? free;
      if (key !== free) row[key - 1] = values[cell] ?? 0;
    }
    rows[place] = row;
    give(from, capacity);
  };
  const longerRow = (place: number, row: Float32Array, slot: number) => {
    const more = longer(row, rowFor(slot));
    rowCells -= row.length;
    rows[place] = more;
    return more;
  };
  const addToTable = (place: number, slot: number, amount: number) => {
    let cell = cellOf(place, slot);
    if (keys[cell] === free) {
      const taken = (used[place] ?? 0) + 1;
      used[place] = taken;
      if (4 * taken > 3 * (capacities[place] ?? 0)) grow(place);
      cell = cellOf(place, slot);
      keys[cell] = slot + 1;
    }
    values[cell] = (values[cell] ?? 0) + amount;
    const capacity = capacities[place] ?? 0;
    if (capacity > largestTable && cellsPerRowCell * capacity > highestSlot) becomeRow(place);
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
      if (slot > highestSlot) highestSlot = slot;
      const row = rows[place];
      if (row === undefined) return addToTable(place, slot, amount);
      const enough = slot < row.length ? row : longerRow(place, row, slot);
      enough[slot] = (enough[slot] ?? 0) + amount;
    },
    addTo(scores, place, factor) {
      const row = rows[place];
      if (row !== undefined) return addRow(scores, row, factor);
      const start = starts[place] ?? 0;
      const stop = start + (capacities[place] ?? 0);
      for (let cell = start; cell < stop; cell++) {
        const slot = (keys[cell] ?? free) - 1;
        if (slot >= 0) scores[slot] = (scores[slot] ?? 0) + factor * (values[cell] ?? 0);
      }
    },
    addSome(scores, slots, place, factor) {
      const row = rows[place];
      if (row !== undefined) return addFromRow(scores, slots, row, factor);
      const start = starts[place] ?? 0;
      const capacity = capacities[place] ?? 0;
      if (capacity > scannedPerSlot * slots.length) return lookUp(scores, slots, place, factor);
      const seats = seatsOf(slots);
      for (let cell = start; cell < start + capacity; cell++) {
        const seat = seats[keys[cell] ?? free] ?? 0;
        if (seat > 0) scores[seat - 1] = (scores[seat - 1] ?? 0) + factor * (values[cell] ?? 0);
      }
    },
    bytes: () => end * 6 + rowCells * 4,
  };
}

/** A row may be longer than there are slots to tell. */
function addRow(scores: Float64Array, row: Float32Array, factor: number): void {
  const stop = Math.min(scores.length, row.length);
  for (let slot = 0; slot < stop; slot++)
    scores[slot] = (scores[slot] ?? 0) + factor * (row[slot] ?? 0);
}

function addFromRow(
  scores: Float64Array,
  slots: Int32Array,
  row: Float32Array,
  factor: number,
): void {
  for (let at = 0; at < slots.length; at++)
    scores[at] = (scores[at] ?? 0) + factor * (row[slots[at] ?? 0] ?? 0);
}

function longer<Numbers extends Float32Array | Int32Array | Uint16Array>(
  numbers: Numbers,
  more: Numbers,
): Numbers {
  more.set(numbers);
  return more;
}
