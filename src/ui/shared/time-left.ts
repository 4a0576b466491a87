import type { TimeLeftView } from '../../wire/handoffs.ts';
import type { Translate } from './i18n.ts';
import type { UseWords } from './use-words.ts';

/** What people call a working day when they count in days. */
const hoursOfDay = 8;

/** How many business hours, or days once it is more than one, are left, or by how many it is overdue: `noch 3 Arbeitsstunden`. */
export function timeLeftWords({ hours, over }: Pick<TimeLeftView, 'hours' | 'over'>, t: Translate) {
  const count = Math.abs(hours);
  const days = count > hoursOfDay ? Math.floor(count / hoursOfDay) : 0;
  if (over) {
    if (count === 0) return t('due.over');
    return days > 0 ? t('due.workdaysOver', { count: days }) : t('due.hoursOver', { count });
  }
  if (count === 0) return t('due.hourUnder');
  return days > 0 ? t('due.workdaysLeft', { count: days }) : t('due.hoursLeft', { count });
}

/** A moment, as somebody says it in a sentence: without its day where that is today. */
export function momentWords(at: string, today: string, dates: UseWords['dates']): string {
  const isToday = dates.shortDay(at) === dates.shortDay(today);
  return isToday ? dates.time(at) : `${dates.shortDay(at)}, ${dates.time(at)}`;
}
