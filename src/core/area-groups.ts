import { turnsOf } from './cover-turn.ts';
import { inForce } from './register.ts';
import type { Day, Responsibility } from './responsibility.ts';

/** The setting with which a company says that the works council's mode is off: `WorksCouncil` = `off`. On by default. */
export const worksCouncilSetting = 'WorksCouncil';
/** The setting with the least number of people a figure may be about. */
export const leastPeopleSetting = 'LeastPeople';

const usualLeast = 3;

/** Whether the mode is on, and about how many people a figure is at least; 1 when it is off. */
export function worksCouncilOf(settings: Readonly<Record<string, string>>): {
  isOn: boolean;
  leastPeople: number;
} {
  const isOn = (settings[worksCouncilSetting] ?? '').trim().toLowerCase() !== 'off';
  const set = /^\d{1,3}$/.exec((settings[leastPeopleSetting] ?? '').trim());
  const wanted = Math.max(set === null ? usualLeast : Number(set[0]), 2);
  return { isOn, leastPeople: isOn ? wanted : 1 };
}

/** Areas whose figures are shown as one. */
export interface AreaGroup {
  /** Empty for the ones that are merged because each is too small. */
  name: string;
  areas: string[];
  people: number;
}

/** Owners, deputies and teams of what is in force, by area; Entra ids. */
export function peopleByArea(
  responsibilities: readonly Responsibility[],
  today: Day,
): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>();
  for (const row of responsibilities.filter((each) => inForce(each, today))) {
    const people = found.get(row.area) ?? new Set();
    for (const { person } of turnsOf(row)) people.add(person.oid);
    found.set(row.area, people);
  }
  return found;
}

/**
 * Which figures may be shown: areas with enough people each for itself, the others as one; `hidden` when even
 * together they are too few, or where there is only one of them: then everybody could tell whose figures they are.
 */
export function groupAreas(
  areas: readonly string[],
  people: ReadonlyMap<string, ReadonlySet<string>>,
  leastPeople: number,
): { groups: AreaGroup[]; hidden: string[] } {
  const sizeOf = (area: string) => people.get(area)?.size ?? 0;
  const large = areas.filter((area) => sizeOf(area) >= leastPeople);
  const small = areas.filter((area) => sizeOf(area) < leastPeople);
  const merged = new Set(small.flatMap((area) => [...(people.get(area) ?? [])])).size;
  const isShown = small.length > 1 && merged >= leastPeople;
  return {
    groups: [
      ...large.map((area) => ({ name: area, areas: [area], people: sizeOf(area) })),
      ...(isShown ? [{ name: '', areas: small, people: merged }] : []),
    ],
    hidden: isShown ? [] : small,
  };
}
