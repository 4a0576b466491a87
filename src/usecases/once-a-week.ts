import { isWorkingTime } from '../core/business-time.ts';
import { weekdayInWeek } from '../core/day-arithmetic.ts';
import { siteOf } from '../core/site.ts';
import { dayIn } from '../core/zoned-time.ts';
import type { CurrentRegister } from './current-register.ts';
import type { Clock, SettingRows } from './ports.ts';

export interface WeekDeps {
  settings: SettingRows;
  currentRegister: () => Promise<CurrentRegister>;
  now: Clock;
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
  const site = siteOf('', register.sites);
  if (!isWorkingTime(now(), site)) return false;
  const week = weekdayInWeek(dayIn(site.timeZone, now()), 1);
  const last = await settings.find(setting);
  if (last?.value === week) return false;
  await (last ? settings.change(last, week) : settings.create(setting, week));
  await task(register);
  return true;
}
