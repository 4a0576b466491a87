import type { SendProblem } from '../../../core/send-check.ts';
import { plain } from '../../shared/text.ts';
import type { UseWords } from '../../shared/use-words.ts';

/** Why this recipient is the wrong one, in a sentence. */
export function problemWords(
  { kind, name, until }: SendProblem,
  partner: string | undefined,
  { t, dates }: Pick<UseWords, 't' | 'dates'>,
): string {
  const who = plain(name);
  if (kind === 'away' && until) return t('compose.awayUntil', { name: who, day: dates.day(until) });
  if (kind === 'wrong_domain')
    return t('compose.wrong_domain', { name: who, partner: plain(partner ?? '') });
  return t(`compose.${kind}`, { name: who });
}
