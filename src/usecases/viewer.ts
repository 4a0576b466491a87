import { dayOf } from '../core/calendar.ts';
import { isProductError } from '../core/errors.ts';
import type { Day } from '../core/responsibility.ts';
import { bareViewer, type Sight, sightOn, type Viewer, viewerOf } from '../core/visibility.ts';
import type { CurrentRegister } from './current-register.ts';
import type { Caller, Clock } from './ports.ts';

export interface ViewerDeps {
  caller: Caller;
  currentRegister: () => Promise<CurrentRegister>;
  now: Clock;
}

/** The caller with everything that decides what they see. While no register can be had they see what names them, and no more. */
export async function viewerFor({ caller, currentRegister, now }: ViewerDeps): Promise<Viewer> {
  try {
    return viewerOf(caller.oid, sightOf(await currentRegister(), dayOf(now())));
  } catch (error) {
    if (!isProductError(error)) throw error;
    return bareViewer(caller.oid);
  }
}

const known = new WeakMap<CurrentRegister, { today: Day; sight: Sight }>();

/** Worked out once for each reading of the register and each day. */
function sightOf(register: CurrentRegister, today: Day): Sight {
  const before = known.get(register);
  if (before?.today === today) return before.sight;
  const sight = sightOn(today, register);
  known.set(register, { today, sight });
  return sight;
}
