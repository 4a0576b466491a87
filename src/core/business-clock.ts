import { dueAt, endOfDay, hoursBetween, stretchesOn } from './business-time.ts';
import type { Day } from './responsibility.ts';
import type { Site } from './site.ts';
import { daysLater } from './zoned-time.ts';

/** The working time of one site, for whoever asks a hundred thousand times. It says the same as `business-time.ts`. */
export interface BusinessClock {
  hoursBetween(from: Date, to: Date): number;
  dueAt(from: Date, hours: number): Date;
  endOfDay(day: Day): Date;
}

const hourMs = 3_600_000;

/** A clock that has looked up the days from `first` to `last`; what lies outside is worked out each time. */
export function businessClock(site: Site, first: Day, last: Day): BusinessClock {
  const { begins, ends, passed, covers } = tableOf(site, first, last);
  const ending = new Map<Day, Date>();
  const passedAt = (at: number) => {
    const index = lastAt(begins, at);
    const [begin, end, before] = [begins[index] ?? 0, ends[index] ?? 0, passed[index] ?? 0];
    return index < 0 ? 0 : before + Math.min(at, end) - begin;
  };
  return {
    hoursBetween(from, to) {
      if (!covers(from) || !covers(to)) return hoursBetween(from, to, site);
      return (passedAt(to.getTime()) - passedAt(from.getTime())) / hourMs;
    },
    dueAt(from, hours) {
      const wanted = passedAt(from.getTime()) + hours * hourMs;
      const index = lastAt(passed, wanted - 1);
      const found = (begins[index] ?? 0) + wanted - (passed[index] ?? 0);
      const isInside = covers(from) && hours > 0 && index >= 0 && found <= (ends[index] ?? 0);
      return isInside ? new Date(found) : dueAt(from, hours, site);
    },
    endOfDay(day) {
      const known = ending.get(day) ?? endOfDay(day, site);
      ending.set(day, known);
      return known;
    },
  };
}

/** All stretches of working time in order, and how much working time had passed before each, in milliseconds. */
function tableOf(site: Site, first: Day, last: Day) {
  const begins: number[] = [];
  const ends: number[] = [];
  const passed: number[] = [];
  let sum = 0;
  for (let day = first; day <= last; day = daysLater(day, 1)) {
    for (const { from, to } of stretchesOn(day, site)) {
      begins.push(from);
      ends.push(to);
      passed.push(sum);
      sum += to - from;
    }
  }
  const [start, end] = [begins[0] ?? 0, ends.at(-1) ?? 0];
  const covers = (moment: Date) => start <= moment.getTime() && moment.getTime() <= end;
  return { begins, ends, passed, covers };
}

/** Index of the last number that is not above the value; -1 when all are. */
function lastAt(numbers: readonly number[], value: number): number {
  let [low, high] = [0, numbers.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((numbers[middle] ?? 0) <= value) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
