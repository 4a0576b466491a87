import type { UncoveredArea } from '../../../core/absence-outlook.ts';
import { Notice } from '../../shared/states.tsx';
import { plain } from '../../shared/text.ts';
import { useWords } from '../../shared/use-words.ts';

/** On how many days which areas would have nobody; that all is covered where that is so. */
export function Uncovered({ areas }: { areas: readonly UncoveredArea[] }) {
  const { t, dates } = useWords();
  const firstOf = useFirstOf();
  if (areas.length === 0) return <p className="sub">{t('absence.covered')}</p>;
  const count = new Set(areas.flatMap(({ days }) => days)).size;
  return (
    <Notice look="warn" icon="alert">
      {t('absence.gaps', { count })}
      <ul className="uncovered">
        {areas.map(({ area, titles, days }) => (
          <li key={area}>
            <b>{plain(area)}</b> ({firstOf(titles, plain, ', ')}):{' '}
            {firstOf(days, dates.shortDay, ' · ')}
          </li>
        ))}
      </ul>
    </Notice>
  );
}

const most = 5;

/** By name while they are few, else the first and how many more. */
function useFirstOf() {
  const { t } = useWords();
  return (all: readonly string[], write: (one: string) => string, between: string): string => {
    const list = all.slice(0, most).map(write).join(between);
    const count = all.length - most;
    return count > 0 ? t('absence.more', { list, count }) : list;
  };
}
