import type { UseWords } from '../../shared/use-words.ts';

/** `Mo, 7. Dez. bis Mi, 9. Dez.`; one day alone is named once. */
export function periodWords(
  { from, to }: { from: string; to?: string },
  { t, dates }: UseWords,
): string {
  const first = dates.shortDay(from);
  if (to === undefined) return t('absence.openEnded', { from: first });
  return from === to ? first : t('absence.period', { from: first, to: dates.shortDay(to) });
}
