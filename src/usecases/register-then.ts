import { type AsOfDoubt, type PastRegister, registerAsOf } from '../core/as-of.ts';
import { dayOf } from '../core/calendar.ts';
import { buildRegisterIndex, type RegisterIndex } from '../core/candidates.ts';
import type { Day, Responsibility } from '../core/responsibility.ts';
import { changedSince } from '../core/row-history.ts';
import type { CurrentRegister } from './current-register.ts';
import type { RowVersions } from './register-ports.ts';

/** The register as it was on a day that is over. */
export interface RegisterThen {
  /** All rows as they stood then, also those that did not answer. */
  rows: PastRegister['rows'];
  responsibilities: Responsibility[];
  doubts: AsOfDoubt[];
  /** Made when it is first asked for: that takes seconds for a large register. */
  index(): RegisterIndex;
}

type Rows = CurrentRegister['rows'];

/** An index of a large register takes tens of megabytes. */
const mostDays = 3;
const kept = new WeakMap<Rows, Map<Day, RegisterThen>>();

/** Worked out once for each reading of the list and each of the days that were asked for last, when all versions are known. */
export async function registerThen(
  { rows, asOf }: Pick<CurrentRegister, 'rows' | 'asOf'>,
  day: Day,
  versions: RowVersions,
): Promise<RegisterThen> {
  const changed = changedSince(rows, day);
  const history = await versions.read(changed);
  const isPast = day < dayOf(new Date(asOf));
  const work = () => workOut(registerAsOf(rows, day, history, isPast));
  if (history.versions.size < changed.length) return work();
  const days = kept.get(rows) ?? new Map<Day, RegisterThen>();
  kept.set(rows, days);
  const then = days.get(day) ?? work();
  days.delete(day);
  days.set(day, then);
  const [oldest] = days.keys();
  if (days.size > mostDays && oldest !== undefined) days.delete(oldest);
  return then;
}

function workOut({ rows, responsibilities, doubts }: PastRegister): RegisterThen {
  let index: RegisterIndex | undefined;
  return {
    rows,
    responsibilities,
    doubts,
    index() {
      index ??= buildRegisterIndex(responsibilities);
      return index;
    },
  };
}
