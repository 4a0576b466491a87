import type { AsOfDoubt } from '../core/as-of.ts';
import type { Day } from '../core/responsibility.ts';
import type { CurrentRegister } from './current-register.ts';
import { type Found, findResponsibilities } from './find-responsibilities.ts';
import { registerThen } from './register-then.ts';

export interface FoundThen {
  found: Found[];
  doubts: AsOfDoubt[];
}

/** Who answered for what on a day, and who would have received it then; best match first. */
export function findAsOf(query: string, day: Day, register: CurrentRegister): FoundThen {
  const { responsibilities, doubts, index: indexThen } = registerThen(register, day);
  const index = query.trim() === '' ? register.index : indexThen();
  const noon = () => new Date(`${day}T12:00:00Z`);
  return {
    found: findResponsibilities(query, { ...register, responsibilities, index }, noon),
    doubts,
  };
}
