/**
 * Numbers by feature and responsibility in flat arrays: hundreds of thousands of small numbers, where
 * an object each would cost twenty times the memory. A feature's numbers hang together as a chain.
 * Features are known by their place from the first time they are counted.
 */
export interface FeatureTable {
  /** Undefined for a feature that was never counted. */
  placeOf(feature: number): number | undefined;
  /** How many learned requests had the feature. */
  frequencyAt(place: number): number;
  /** Counts the feature once more and tells its place. */
  count(feature: number): number;
  /** Adds `factor` × the feature's numbers to `scores`, by slot. */
  addTo(scores: Float64Array, place: number, factor: number): void;
  add(place: number, slot: number, amount: number): void;
  /** The vector's weights by place, 0 elsewhere, to look them up quickly; to be cleared before the next is spread. */
  spread(vector: Weights): Float32Array;
  clear(vector: Weights): void;
  /** Memory in use. */
  bytes(): number;
}

/** Weights of some places; places below 0 are unknown. */
interface Weights {
  places: Int32Array;
  weights: Float32Array;
}

/** What a JavaScript Map takes for one number to one number, about. */
const mapEntryBytes = 20;
const ends = -1;

export function createFeatureTable(): FeatureTable {
  const places = new Map<number, number>();
  let frequencies = new Uint32Array(1024);
  let heads = new Int32Array(1024);
  let nexts = new Int32Array(4096);
  let slots = new Uint16Array(4096);
  let values = new Float32Array(4096);
  let cells = 0;
  let dense = new Float32Array(1024);

  const newPlace = (feature: number) => {
    const place = places.size;
    if (place === heads.length) {
      frequencies = doubled(frequencies, new Uint32Array(2 * place));
      heads = doubled(heads, new Int32Array(2 * place));
    }
    places.set(feature, place);
    heads[place] = ends;
    return place;
  };
  const newCell = (place: number, slot: number) => {
    if (cells === nexts.length) {
      nexts = doubled(nexts, new Int32Array(2 * cells));
      slots = doubled(slots, new Uint16Array(2 * cells));
      values = doubled(values, new Float32Array(2 * cells));
    }
    nexts[cells] = heads[place] ?? ends;
    slots[cells] = slot;
    heads[place] = cells;
    return cells++;
  };
  const cellOf = (place: number, slot: number) => {
    for (let cell = heads[place] ?? ends; cell !== ends; cell = nexts[cell] ?? ends) {
      if (slots[cell] === slot) return cell;
    }
    return newCell(place, slot);
  };

  return {
    placeOf: (feature) => places.get(feature),
    frequencyAt: (place) => frequencies[place] ?? 0,
    count(feature) {
      const place = places.get(feature) ?? newPlace(feature);
      frequencies[place] = (frequencies[place] ?? 0) + 1;
      return place;
    },
    addTo(scores, place, factor) {
      for (let cell = heads[place] ?? ends; cell !== ends; cell = nexts[cell] ?? ends) {
        const slot = slots[cell] ?? 0;
        scores[slot] = (scores[slot] ?? 0) + factor * (values[cell] ?? 0);
      }
    },
    add(place, slot, amount) {
      const cell = cellOf(place, slot);
      values[cell] = (values[cell] ?? 0) + amount;
    },
    spread({ places: at, weights }) {
      if (dense.length < heads.length) dense = new Float32Array(heads.length);
      at.forEach((place, n) => {
        if (place >= 0) dense[place] = weights[n] ?? 0;
      });
      return dense;
    },
    clear({ places: at }) {
      for (const place of at) if (place >= 0) dense[place] = 0;
    },
    bytes: () => places.size * (8 + mapEntryBytes) + cells * 10,
  };
}

function doubled<Numbers extends Float32Array | Int32Array | Uint16Array | Uint32Array>(
  numbers: Numbers,
  larger: Numbers,
): Numbers {
  larger.set(numbers);
  return larger;
}
