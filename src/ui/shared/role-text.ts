import type { Recipient } from '../../core/suggestion.ts';
import { plain } from './text.ts';
import type { UseWords } from './use-words.ts';

/** As what somebody would get it: `Zuständig`, `Vertretung`, or `Vertritt Deniz Yıldız bis 12. Okt.` */
export function roleText(
  { role, covers }: Pick<Recipient, 'role' | 'covers'>,
  { t, dates }: Pick<UseWords, 't' | 'dates'>,
): string {
  if (covers === undefined) return t(`role.${role}`);
  const name = plain(covers.name);
  if (covers.until === undefined) return t('covers.open', { name });
  return t('covers.until', { name, day: dates.day(covers.until) });
}
