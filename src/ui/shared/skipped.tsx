import type { Skipped } from '../../core/suggestion.ts';
import { Icon } from './icon.tsx';
import { plain } from './text.ts';
import { useWords } from './use-words.ts';

/** Who would have come first, and until when they are away. */
export function SkippedPeople({ skipped }: { skipped: readonly Skipped[] }) {
  const { t, dates } = useWords();
  return skipped.map(({ person, until }, at) => {
    const name = plain(person.name);
    const known = until === undefined ? undefined : { name, day: dates.day(until) };
    const sentence = known
      ? t(at === 0 ? 'skipped.until' : 'skipped.alsoUntil', known)
      : t(at === 0 ? 'skipped.open' : 'skipped.alsoOpen', { name });
    return (
      <p className="hint" key={person.oid}>
        <Icon name="away" size={16} />
        <span>{sentence}</span>
      </p>
    );
  });
}
