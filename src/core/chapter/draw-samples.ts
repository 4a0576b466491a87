import { hashOfText } from '../text-hash.ts';
import type { Day } from '../responsibility.ts';

/** Draws by a lot that anybody can repeat and nobody can steer: the lowest SHA-256 of `from/to/key` win. */
export interface Lot<Item> {
  put(key: string, item: Item): void;
  /** The winners, the lowest first. */
  drawn(): Item[];
  among(): number;
}

/** A lot over hand-offs of a period, with so many winners; keys are unique. */
export function createLot<Item>(from: Day, to: Day, winners: number): Lot<Item> {
  let best: { place: string; item: Item }[] = [];
  let count = 0;
  return {
    put(key, item) {
      count += 1;
      const place = hashOfText(`${from}/${to}/${key}`);
      const last = best.at(-1);
      if (best.length >= winners && (last === undefined || place >= last.place)) return;
      best = [...best, { place, item }]
        .toSorted((a, b) => (a.place < b.place ? -1 : 1))
        .slice(0, winners);
    },
    drawn: () => best.map(({ item }) => item),
    among: () => count,
  };
}
