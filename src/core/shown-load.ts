import { type Load, loadOf } from './area-figures.ts';
import { saysYes } from './setting-answer.ts';

/** The setting with which a company shows how busy a single person is, in words: `ShowLoad` = `yes`. Off by default. */
export const showLoadSetting = 'ShowLoad';

export function showsLoads(settings: Readonly<Record<string, string>>): boolean {
  return saysYes(settings[showLoadSetting] ?? '');
}

/** By their open business hours; who has none is not busy. */
export function loadOfPerson(openHours = 0): Load {
  return loadOf(openHours, 1);
}
