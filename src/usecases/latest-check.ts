import { dayOf } from '../core/calendar.ts';
import type { RegisterFinding } from '../core/findings/register-finding.ts';
import type { RegisterIndex } from '../core/register-index.ts';
import type { Day } from '../core/responsibility.ts';
import {
  type CheckDeps,
  checkRegister,
  confusionsIn,
  type RegisterCheck,
} from './check-register.ts';
import type { CurrentRegister } from './current-register.ts';

/** Nothing while a large register is checked for the first time; then the last check that was finished answers. */
export type LatestCheck = (register: CurrentRegister) => Promise<RegisterCheck | undefined>;

/** Whoever asks waits this long, shorter than a browser does. */
const patienceMs = 5_000;

/** Checks each reading of the register once; what the engine would confuse only once for each index and day. */
export function createLatestCheck(deps: CheckDeps): LatestCheck {
  let latest: { of: CurrentRegister; today: Day; check: Promise<RegisterCheck> } | undefined;
  let finished: RegisterCheck | undefined;
  let confused: { index: RegisterIndex; today: Day; found: Promise<RegisterFinding[]> } | undefined;

  const confusions = ({ index }: CurrentRegister, today: Day) => {
    if (confused?.index !== index || confused.today !== today)
      confused = { index, today, found: confusionsIn({ index }, deps) };
    return confused.found;
  };
  const begin = (register: CurrentRegister, today: Day) => {
    const check = checkRegister(register, deps, confusions(register, today));
    latest = { of: register, today, check };
    check.then(
      (done) => {
        finished = done;
      },
      (error: unknown) => {
        latest = undefined;
        deps.onFailed(error);
      },
    );
    return check;
  };

  return async (register) => {
    const today = dayOf(deps.now());
    const isKnown = latest?.of === register && latest.today === today;
    const check = isKnown && latest !== undefined ? latest.check : begin(register, today);
    await Promise.race([check, deps.wait(patienceMs)]);
    return finished;
  };
}
