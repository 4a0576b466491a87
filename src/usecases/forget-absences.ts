import { dayOf } from '../core/calendar.ts';
import type { Whom } from '../core/erasure.ts';
import { isProductError } from '../core/errors.ts';
import type { Day } from '../core/responsibility.ts';
import type { AbsenceRow, AbsenceRows } from './people-ports.ts';
import type { Clock } from './ports.ts';

export interface ForgetDeps {
  absenceRows: Pick<AbsenceRows, 'list' | 'change' | 'remove'>;
  now: Clock;
}

/** How many rows went or no longer name somebody, and which stay because they were changed in that very moment, twice. */
export interface Forgotten {
  count: number;
  left: AbsenceRow[];
}

/** Absences whose last day was before this one. */
export async function endedAbsences(
  before: Day,
  { absenceRows }: ForgetDeps,
): Promise<AbsenceRow[]> {
  return (await absenceRows.list()).filter(({ to }) => to !== undefined && to < before);
}

export async function forgetEndedAbsences(before: Day, deps: ForgetDeps): Promise<Forgotten> {
  return forgetFound(() => endedAbsences(before, deps), deps.absenceRows.remove);
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

export async function forgetInAbsences(whom: Whom, deps: ForgetDeps): Promise<Forgotten> {
  const { absenceRows } = deps;
  const own = await forgetFound(
    async () => (await absencesNaming(whom, deps)).own,
    absenceRows.remove,
  );
  const covered = await forgetFound(
    async () => (await absencesNaming(whom, deps)).covered,
    (row) => absenceRows.change(row, nobodyAsked),
  );
  return { count: own.count + covered.count, left: [...own.left, ...covered.left] };
}

const nobodyAsked = { askedOid: '', accepted: false, declined: false, toldOid: '' } as const;

type Forget = (row: AbsenceRow) => Promise<void>;

/** Forgets what is found; what was changed since is looked for once more, as it stands then. */
async function forgetFound(find: () => Promise<AbsenceRow[]>, forget: Forget): Promise<Forgotten> {
  const first = await forgetEach(await find(), forget);
  if (first.left.length === 0) return first;
  const changed = new Set(first.left.map(({ itemId }) => itemId));
  const again = (await find()).filter(({ itemId }) => changed.has(itemId));
  const { count, left } = await forgetEach(again, forget);
  return { count: first.count + count, left };
}

async function forgetEach(rows: readonly AbsenceRow[], forget: Forget): Promise<Forgotten> {
  let count = 0;
  const left: AbsenceRow[] = [];
  for (const row of rows) {
    const answer = await forget(row).then(() => 'forgotten' as const, whyNot);
    if (answer === 'forgotten') count += 1;
    if (answer === 'changed_meanwhile') left.push(row);
  }
  return { count, left };
}

/** Somebody else was faster: the row is gone already, or is no longer the one that was read. */
function whyNot(error: unknown): 'not_found' | 'changed_meanwhile' {
  if (isProductError(error)) {
    const { code } = error;
    if (code === 'not_found' || code === 'changed_meanwhile') return code;
  }
  throw error;
}
