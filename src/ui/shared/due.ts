import type { Translate } from './i18n.ts';

/** How far away a due day is, in words: `2 Tage zu spät`, `heute`, `morgen`, `noch 3 Tage`. */
export function dueWords(days: number, t: Translate): string {
  if (days < 0) return t('due.overdue', { count: -days });
  if (days === 0) return t('due.today');
  if (days === 1) return t('due.tomorrow');
  return t('due.days', { count: days });
}
