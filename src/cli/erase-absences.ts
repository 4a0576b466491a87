import { dayOf } from '../core/calendar.ts';
import type { ErasureWish } from '../core/erasure.ts';
import type { Day } from '../core/responsibility.ts';
import {
  absencesNaming,
  endedAbsences,
  type ForgetDeps,
  type Forgotten,
  forgetEndedAbsences,
  forgetInAbsences,
} from '../usecases/forget-absences.ts';
import type { AbsenceRow } from '../usecases/people-ports.ts';

/** Absences of single hand-offs there are none. */
export async function forgetAbsences(wish: ErasureWish, deps: ForgetDeps): Promise<Forgotten> {
  if (wish.kind === 'person') return forgetInAbsences(wish.whom, deps);
  if (wish.kind === 'handoffs') return { count: 0, left: [] };
  return forgetEndedAbsences(dayOf(new Date(wish.before)), deps);
}

/** An ended absence that goes, or no longer says who covered. */
export interface WantedAbsence {
  absence: string;
  from: Day;
  to: Day;
  what: 'removed' | 'cover';
}

/** What `forgetAbsences` would do. */
export async function absencesFor(wish: ErasureWish, deps: ForgetDeps): Promise<WantedAbsence[]> {
  if (wish.kind === 'handoffs') return [];
  if (wish.kind === 'finished') {
    const ended = await endedAbsences(dayOf(new Date(wish.before)), deps);
    return ended.map((row) => wantedOf(row, 'removed'));
  }
  const { own, covered } = await absencesNaming(wish.whom, deps);
  return [
    ...own.map((row) => wantedOf(row, 'removed')),
    ...covered.map((row) => wantedOf(row, 'cover')),
  ];
}

function wantedOf({ itemId, from, to = '' }: AbsenceRow, what: WantedAbsence['what']) {
  return { absence: itemId, from, to, what };
}

export function absenceInWords({ absence, from, to, what }: WantedAbsence): string {
  return `absence ${absence}, ${from} to ${to}${what === 'cover' ? ': who covered' : ''}`;
}
