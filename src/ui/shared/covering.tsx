import type { Cover } from '../../core/suggestion.ts';
import { Notice } from './states.tsx';
import { plain } from './text.ts';
import { useWords } from './use-words.ts';

/** For whom I cover today, so that nobody is surprised by what is offered to them. */
export function Covering({ covers }: { covers: readonly Cover[] }) {
  const { t, dates } = useWords();
  if (covers.length === 0) return null;
  const words = covers.map(({ name, until }) =>
    until === undefined
      ? t('cover.open', { name: plain(name) })
      : t('cover.until', { name: plain(name), day: dates.day(until) }),
  );
  return (
    <Notice look="tint" icon="person">
      {words.join(' ')}
    </Notice>
  );
}
