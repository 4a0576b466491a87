import type { AsOfDoubt } from '../core/as-of.ts';
import type { Day } from '../core/responsibility.ts';
import type { CurrentRegister } from './current-register.ts';
import { assertHasCome } from './day-to-come.ts';
import { type Found, findResponsibilities } from './find-responsibilities.ts';
import type { RowVersions } from './register-ports.ts';
import { registerThen } from './register-then.ts';

export interface FoundThen {
  found: Found[];
  doubts: AsOfDoubt[];
}

/** Who answered for what on a day, and who would have received it then; best match first. */
export async function findAsOf(
  query: string,
  day: Day,
  register: CurrentRegister,
  versions: RowVersions,
): Promise<FoundThen> {
  const then = await registerThen(register, day, versions);
  const { responsibilities, doubts, index: indexThen } = then;
  const index = query.trim() === '' ? register.index : indexThen();
  const noon = () => new Date(`${day}T12:00:00Z`);
  return {
    found: findResponsibilities(query, { ...register, responsibilities, index }, noon),
    doubts,
  };
}

/** The rows that were in force on a day, as they stood then, by id; throws `day_to_come`. */
export async function rowsAsOf(
  day: Day,
  register: CurrentRegister,
  versions: RowVersions,
  now: Date,
) {
  assertHasCome(day, now);
  const { rows, responsibilities, doubts } = await registerThen(register, day, versions);
  const ids = new Set(responsibilities.map(({ id }) => id));
  return { rows: rows.filter((row) => ids.has(Number(row['id']))), doubts };
}
