import { type AsOfDoubt, registerAsOf } from '../core/as-of.ts';
import { buildRegisterIndex } from '../core/candidates.ts';
import type { Day } from '../core/responsibility.ts';
import type { CurrentRegister } from './current-register.ts';
import { type Found, findResponsibilities } from './find-responsibilities.ts';

export interface FoundThen {
  found: Found[];
  doubts: AsOfDoubt[];
}

/** Who answered for what on a day, and who would have received it then; best match first. */
export function findAsOf(query: string, day: Day, register: CurrentRegister): FoundThen {
  const { responsibilities, doubts } = registerAsOf(register.rows, day);
  const { index: current } = register;
  const index = query.trim() === '' ? current : buildRegisterIndex(responsibilities);
  const noon = () => new Date(`${day}T12:00:00Z`);
  return {
    found: findResponsibilities(query, { ...register, responsibilities, index }, noon),
    doubts,
  };
}
