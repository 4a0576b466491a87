import type { Skipped } from '../../core/suggestion.ts';
import { Icon } from './icon.tsx';
import { plain } from './text.ts';
import { type UseWords, useWords } from './use-words.ts';

/** Who would have come first, and why it is not them. */
export function SkippedPeople({ skipped }: { skipped: readonly Skipped[] }) {
  const words = useWords();
  return skipped.map((each, at) => (
    <p className="hint" key={each.person.oid}>
      <Icon name={each.reason === 'away' ? 'away' : 'info'} size={16} />
      <span>{sentence(each, at, words)}</span>
    </p>
  ));
}

function sentence({ person, reason, until }: Skipped, at: number, { t, dates }: UseWords): string {
  const name = plain(person.name);
  if (reason === 'four_eyes') return t('skipped.fourEyes', { name });
  if (reason === 'busier') return t('skipped.busier', { name });
  if (reason !== 'away') return t(`skipped.${reason}`, { name });
  if (until === undefined) return t(at === 0 ? 'skipped.open' : 'skipped.alsoOpen', { name });
  const away = { name, day: dates.day(until) };
  return t(at === 0 ? 'skipped.until' : 'skipped.alsoUntil', away);
}
