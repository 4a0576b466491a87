import type { Person } from './person.ts';
import type { Absence, Day } from './responsibility.ts';

/** An absence that may also say who covers for the absent one meanwhile. */
export interface CoveredAbsence extends Absence {
  coveredBy?: Person;
}

/** Everything that keeps one person away on the day, the longest first; ties by who covers. */
export function absencesOf(
  oid: string,
  absences: readonly CoveredAbsence[],
  today: Day,
): CoveredAbsence[] {
  return absences.filter((each) => each.oid === oid && includes(each, today)).toSorted(byLength);
}

function includes({ from, to }: Absence, today: Day): boolean {
  return from <= today && (to === undefined || today <= to);
}

function byLength(a: CoveredAbsence, b: CoveredAbsence): number {
  return compare(endOf(b), endOf(a)) || compare(a.coveredBy?.oid ?? '', b.coveredBy?.oid ?? '');
}

/** Until further notice is after every day. */
function endOf({ to = '~' }: Absence): string {
  return to;
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
