import { type AsOfDoubt, registerAsOf } from '../core/as-of.ts';
import { buildRegisterIndex, type RegisterIndex } from '../core/candidates.ts';
import type { Day, Responsibility } from '../core/responsibility.ts';
import type { CurrentRegister } from './current-register.ts';

/** The register as it was on a day that is over. */
export interface RegisterThen {
  responsibilities: Responsibility[];
  doubts: AsOfDoubt[];
  /** Made when it is first asked for: that takes seconds for a large register. */
  index(): RegisterIndex;
}

type Rows = CurrentRegister['rows'];

/** An index of a large register takes tens of megabytes. */
const mostDays = 3;
const kept = new WeakMap<Rows, Map<Day, RegisterThen>>();

/** Worked out once for each reading of the list and each of the days that were asked for last. */
export function registerThen({ rows }: Pick<CurrentRegister, 'rows'>, day: Day): RegisterThen {
  const days = kept.get(rows) ?? new Map<Day, RegisterThen>();
  kept.set(rows, days);
  const then = days.get(day) ?? workOut(rows, day);
  days.delete(day);
  days.set(day, then);
  const [oldest] = days.keys();
  if (days.size > mostDays && oldest !== undefined) days.delete(oldest);
  return then;
}

function workOut(rows: Rows, day: Day): RegisterThen {
  const { responsibilities, doubts } = registerAsOf(rows, day);
  let index: RegisterIndex | undefined;
  return {
    responsibilities,
    doubts,
    index() {
      index ??= buildRegisterIndex(responsibilities);
      return index;
    },
  };
}
