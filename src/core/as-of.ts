import { inForce, type Register, readRegister } from './register.ts';
import { ownValue, readRow } from './register-row.ts';
import type { Day, Responsibility } from './responsibility.ts';

/** Why the answer for one row is not certain. */
export interface AsOfDoubt {
  row: number;
  title: string;
  /** `begin_unknown`: it states no first day. `end_unknown`: it was retired and states no last day, so it is left out. */
  why: 'begin_unknown' | 'end_unknown';
}

/** What answered on a day, as far as the rows tell. */
export interface PastRegister {
  responsibilities: Responsibility[];
  doubts: AsOfDoubt[];
}

/**
 * The register as of any day. A change of owner ends a row and begins another, so owners are known for every day; a
 * retired row answered until its last day. Everything else of a row is as it stands today, because earlier wordings
 * and deputies are not kept.
 */
export function registerAsOf(rows: readonly unknown[], day: Day): PastRegister {
  const then = everAnswered(rows).responsibilities.filter((each) => inForce(each, day));
  const lost = rows.filter(
    (row) => isRetired(row) && !hasDay(row, 'ValidTo') && mayHaveBegun(row, day),
  );
  return {
    responsibilities: then,
    doubts: [
      ...then
        .filter(({ validFrom }) => validFrom === undefined)
        .map(({ id, title }): AsOfDoubt => ({ row: id, title, why: 'begin_unknown' })),
      ...lost.map((row): AsOfDoubt => ({ ...placeOf(row), why: 'end_unknown' })),
    ],
  };
}

/** Everything that answers, will answer or has answered: a retired row until its last day. Drafts, and retired rows without a last day, never do. */
export function everAnswered(rows: readonly unknown[]): Register {
  const others = rows.filter((row) => !isRetired(row));
  const ended = rows.filter((row) => isRetired(row) && hasDay(row, 'ValidTo'));
  return readRegister([...others, ...ended.map((row) => ({ ...Object(row), Status: 'Active' }))]);
}

function isRetired(row: unknown): boolean {
  return readRow(row, 0).line('Status').toLowerCase() === 'retired';
}

function hasDay(row: unknown, column: string): boolean {
  return readRow(row, 0).day(column) !== undefined;
}

function mayHaveBegun(row: unknown, day: Day): boolean {
  const from = readRow(row, 0).day('ValidFrom');
  return from === undefined || from <= day;
}

function placeOf(row: unknown) {
  return { row: Number(ownValue(row, 'id')), title: readRow(row, 0).line('Title') };
}
