import { dayOf } from '../core/calendar.ts';
import type { Whom } from '../core/erasure.ts';
import type { Day } from '../core/responsibility.ts';
import { unlessGone } from './change-absence.ts';
import type { AbsenceRow, AbsenceRows } from './people-ports.ts';
import type { Clock } from './ports.ts';

export interface ForgetDeps {
  absenceRows: Pick<AbsenceRows, 'list' | 'change' | 'remove'>;
  now: Clock;
}

/** Absences whose last day was before this one. */
export async function endedAbsences(
  before: Day,
  { absenceRows }: ForgetDeps,
): Promise<AbsenceRow[]> {
  return (await absenceRows.list()).filter(({ to }) => to !== undefined && to < before);
}

/** Answers how many went. */
export async function forgetEndedAbsences(before: Day, deps: ForgetDeps): Promise<number> {
  const ended = await endedAbsences(before, deps);
  for (const row of ended) await deps.absenceRows.remove(row).catch(unlessGone);
  return ended.length;
}

/** Ended absences that name somebody: their own, which go, and those of others that say who covered. */
export async function absencesNaming(
  { oids, names }: Whom,
  deps: ForgetDeps,
): Promise<{ own: AbsenceRow[]; covered: AbsenceRow[] }> {
  const ended = await endedAbsences(dayOf(deps.now()), deps);
  const isTheirs = ({ oid, name }: AbsenceRow) =>
    oids.includes(oid.toLowerCase()) || names.includes(name.toLowerCase());
  const isCoveredBy = ({ askedOid }: AbsenceRow) => oids.includes(askedOid.toLowerCase());
  return {
    own: ended.filter(isTheirs),
    covered: ended.filter((row) => !isTheirs(row) && isCoveredBy(row)),
  };
}

/** Answers how many rows no longer name them. */
export async function forgetInAbsences(whom: Whom, deps: ForgetDeps): Promise<number> {
  const { own, covered } = await absencesNaming(whom, deps);
  for (const row of own) await deps.absenceRows.remove(row).catch(unlessGone);
  for (const row of covered) await deps.absenceRows.change(row, nobodyAsked);
  return own.length + covered.length;
}

const nobodyAsked = { askedOid: '', accepted: false, declined: false, toldOid: '' } as const;
