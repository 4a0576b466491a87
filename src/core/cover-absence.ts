import { isUnknown } from './person.ts';
import type { Absence, Day } from './responsibility.ts';

/** Everything that keeps one person away on the day, the longest first; of these a closed account, then ties by who covers. Whom the directory does not know is never there. */
export function absencesOf(oid: string, absences: readonly Absence[], today: Day): Absence[] {
  if (isUnknown(oid)) return [{ oid, from: today, account: 'left' }];
  return absences.filter((each) => each.oid === oid && includes(each, today)).toSorted(byLength);
}

function includes({ from, to }: Absence, today: Day): boolean {
  return from <= today && (to === undefined || today <= to);
}

function byLength(a: Absence, b: Absence): number {
  return (
    compare(endOf(b), endOf(a)) ||
    Number(a.account === undefined) - Number(b.account === undefined) ||
    compare(a.coveredBy?.oid ?? '', b.coveredBy?.oid ?? '')
  );
}

/** Until further notice is after every day. */
function endOf({ to = '~' }: Absence): string {
  return to;
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
