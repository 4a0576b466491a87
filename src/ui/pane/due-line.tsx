import { Icon } from '../shared/icon.tsx';
import { daysUntil } from '../shared/dates.ts';
import { useMe } from '../shared/queries.ts';
import { dueWords } from '../shared/due.ts';
import { useWords } from '../shared/use-words.ts';

/** The due date of a hand-off, and how far away it is. */
export function DueLine({ due }: { due: string }) {
  const { t, dates } = useWords();
  const today = useMe().data?.today;
  return (
    <div className="due">
      <Icon name="calendar" />
      <div>
        <p className="due-day">{t('due.by', { day: dates.longDay(due) })}</p>
        {today && <p className="cap">{dueWords(daysUntil(due, today), t)}</p>}
      </div>
    </div>
  );
}
