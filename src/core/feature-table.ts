import { createSlotNumbers, type SlotNumbers } from './slot-numbers.ts';

/**
 * Numbers by feature and responsibility in flat arrays: hundreds of thousands of small numbers, where
 * an object each would cost twenty times the memory. Features are known by their place from the first
 * time they are counted.
 */
export interface FeatureTable extends Pick<SlotNumbers, 'add' | 'addTo' | 'addSome'> {
  /** Undefined for a feature that was never counted. */
  placeOf(feature: number): number | undefined;
  /** How many learned requests had the feature. */
  frequencyAt(place: number): number;
  /** Counts the feature once more and tells its place; the second is quicker where the place is known. */
  count(feature: number): number;
  countAt(place: number): number;
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
/** How often it was there, and where its numbers stand. */
const placeBytes = 16;

export function createFeatureTable(): FeatureTable {
  const places = new Map<number, number>();
  const numbers = createSlotNumbers();
  let frequencies = new Uint32Array(1024);
  let dense = new Float32Array(1024);

  const newPlace = (feature: number) => {
    const place = places.size;
    if (place === frequencies.length) {
      const longer = new Uint32Array(2 * place);
      longer.set(frequencies);
      frequencies = longer;
    }
    places.set(feature, place);
    numbers.open(place);
    return place;
  };

  const countAt = (place: number) => {
    frequencies[place] = (frequencies[place] ?? 0) + 1;
    return place;
  };

  return {
    add: numbers.add,
    addTo: numbers.addTo,
    addSome: numbers.addSome,
    placeOf: (feature) => places.get(feature),
    frequencyAt: (place) => frequencies[place] ?? 0,
    count: (feature) => countAt(places.get(feature) ?? newPlace(feature)),
    countAt,
    spread({ places: at, weights }) {
      if (dense.length < frequencies.length) dense = new Float32Array(frequencies.length);
      at.forEach((place, n) => {
        if (place >= 0) dense[place] = weights[n] ?? 0;
      });
      return dense;
    },
    clear({ places: at }) {
      for (const place of at) if (place >= 0) dense[place] = 0;
    },
    bytes: () => places.size * (placeBytes + mapEntryBytes) + numbers.bytes(),
  };
}
