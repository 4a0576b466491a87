import type { Translate } from './i18n.ts';

/**
 * How far away a due day is where nobody has counted the working time until then: `überfällig`, `heute`, `morgen`;
 * nothing for a later day, because days of the calendar are not how much time there is.
 */
export function dueWords(days: number, t: Translate): string | undefined {
  if (days < 0) return t('due.over');
  if (days === 0) return t('due.today');
  return days === 1 ? t('due.tomorrow') : undefined;
}
