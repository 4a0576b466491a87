import { Icon } from '../shared/icon.tsx';
import { daysUntil } from '../shared/dates.ts';
import { useMe } from '../shared/queries.ts';
import { dueWords } from '../shared/due.ts';
import { useWords } from '../shared/use-words.ts';

/** The due date of a hand-off, and whether that is now. */
export function DueLine({ due }: { due: string }) {
  const { t, dates } = useWords();
  const today = useMe().data?.today;
  const soon = today && dueWords(daysUntil(due, today), t);
  return (
    <div className="due">
      <Icon name="calendar" />
      <div>
        <p className="due-day">{t('due.by', { day: dates.longDay(due) })}</p>
        {soon && <p className="cap">{soon}</p>}
      </div>
    </div>
  );
}
