import { isWorkingTime } from '../core/business-time.ts';
import { weekdayInWeek } from '../core/day-arithmetic.ts';
import type { Day } from '../core/responsibility.ts';
import { siteOf } from '../core/site.ts';
import { dayIn } from '../core/zoned-time.ts';
import type { CurrentRegister } from './current-register.ts';
import type { Clock } from './ports.ts';
import type { SettingRows } from './register-ports.ts';

export interface WeekDeps {
  settings: SettingRows;
  currentRegister: () => Promise<CurrentRegister>;
  now: Clock;
}

/** The Monday of this week, within working hours and as long as the register does not know yet that it was done. */
export function weekDue(setting: string, register: CurrentRegister, now: Date): Day | undefined {
  const site = siteOf('', register.sites);
  const week = weekdayInWeek(dayIn(site.timeZone, now), 1);
  return isWorkingTime(now, site) && register.settings[setting] !== week ? week : undefined;
}

/**
 * Does a task at the first round within working hours of a week. The row of the Settings list says in which week (its
 * Monday) it was done last; whoever writes it does the task, so that it is lost with a process rather than done twice.
 */
export async function onceAWeek(
  setting: string,
  { settings, currentRegister, now }: WeekDeps,
  task: (register: CurrentRegister) => Promise<void>,
): Promise<boolean> {
  const register = await currentRegister();
  const week = weekDue(setting, register, now());
  if (week === undefined) return false;
  const last = await settings.find(setting);
  if (last?.value === week) return false;
  await (last ? settings.change(last, week) : settings.create(setting, week));
  await task(register);
  return true;
}
