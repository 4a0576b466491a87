import type { Way } from './lexicon.ts';
import type { Met } from './met-words.ts';
import { commonSeat, commonWeight, keywordSeat, type Place, seatSize } from './places.ts';

/** The less certain that it is the same word, the less it says. */
const wayWeight: Record<Way, number> = {
  same: 1,
  head: 0.8,
  typo: 0.6,
  modifier: 0.5,
  compound: 0.4,
  // somebody wrote these terms down as words for the same thing
  meaning: 1,
  ambiguous: 0.5,
};

/** Whom a word of a mail reaches in one register: each once, through the word of theirs that says most. */
export interface Reach {
  met: readonly Met[];
  /** By place in the index. */
  places: Int32Array;
  /** What the word says to each of them where it weighs 1. */
  weights: Float64Array;
  /** Through which of `met`, and through which of its holding's places. */
  through: Int32Array;
  seats: Int32Array;
}

/** The reach of every word that meets nothing, as most words of a mail do: one of its own would take a kilobyte. */
export const nobody: Reach = {
  met: [],
  places: new Int32Array(),
  weights: new Float64Array(),
  through: new Int32Array(),
  seats: new Int32Array(),
};

/** What somebody hears of a word. */
export interface Hearing {
  met: Met;
  place: Place;
}

export function heardAt(n: number, { met, through, seats }: Reach): Hearing | undefined {
  const one = met[through[n] ?? 0];
  const place = one?.holding?.places[seats[n] ?? 0];
  return one === undefined || place === undefined ? undefined : { met: one, place };
}

/**
 * For a register of `size`: the reach of a word from what it meets. Who was reached holds the mark of the turn and where
 * it stands in the answer; a new array for each word takes longer than filling it.
 */
export function reaching(size: number): (met: readonly Met[], isCommon: boolean) => Reach {
  const marks = new Int32Array(size);
  const standsAt = new Int32Array(size);
  let mark = 0;
  return (met, isCommon) => {
    mark += 1;
    const [places, weights, through, seats] = [numbers(), numbers(), numbers(), numbers()];
    const standOf = (at: number) => {
      if (marks[at] === mark) return standsAt[at] ?? 0;
      marks[at] = mark;
      standsAt[at] = places.push(at) - 1;
      return places.length - 1;
    };
    for (const [which, one] of met.entries()) {
      const held = one.holding?.seats ?? noSeats;
      for (let n = 0; n < held.length; n += seatSize) {
        const stand = standOf(held[n] ?? 0);
        const weight = weightAt(n, held, one, isCommon);
        if (weight <= (weights[stand] ?? Number.NEGATIVE_INFINITY)) continue;
        weights[stand] = weight;
        through[stand] = which;
        seats[stand] = n / seatSize;
      }
    }
    return {
      met,
      places: Int32Array.from(places),
      weights: Float64Array.from(weights),
      through: Int32Array.from(through),
      seats: Int32Array.from(seats),
    };
  };
}

const numbers = (): number[] => [];
const noSeats = new Float64Array();

/**
 * A keyword is as rare as it is among keywords: that others mention the word takes nothing from the one who chose it. A word
 * of every subject says little; where the register's own is one, its weight says so already.
 */
function weightAt(n: number, held: Float64Array, { way, ...rare }: Met, isCommon: boolean): number {
  const kind = held[n + 2] ?? 0;
  const common = isCommon && (kind & commonSeat) === 0 ? commonWeight : 1;
  const tells = (kind & keywordSeat) === 0 ? rare.mentioned : rare.chosen;
  return wayWeight[way] * tells * (held[n + 1] ?? 0) * common;
}
