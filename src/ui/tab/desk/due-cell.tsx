import { daysUntil } from '../../shared/dates.ts';
import { dueWords } from '../../shared/due.ts';
import { Icon } from '../../shared/icon.tsx';
import { useWords } from '../../shared/use-words.ts';

/** The due day where the working time until then is not known. Late is said with a sign, a word and a colour. */
export function DueCell({ due, today }: { due: string | undefined; today: string }) {
  const { t, dates } = useWords();
  if (due === undefined) return <div className="left cap">{t('due.open')}</div>;
  const days = daysUntil(due, today);
  const soon = dueWords(days, t);
  const look = days < 0 ? 'left left-over' : days <= 1 ? 'left left-soon' : 'left';
  return (
    <div className={look}>
      <b>
        <Icon name={days < 0 ? 'alert' : 'clock'} size={16} />
        {soon ?? dates.shortDay(due)}
      </b>
      {soon && <small className="cap">{dates.shortDay(due)}</small>}
    </div>
  );
}
