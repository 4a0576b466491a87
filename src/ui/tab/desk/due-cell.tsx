import { daysUntil } from '../../shared/dates.ts';
import { dueWords } from '../../shared/due.ts';
import { Icon } from '../../shared/icon.tsx';
import { useWords } from '../../shared/use-words.ts';

/** How much time is left, in words first, then the day. Late is said with a sign, a word and a colour. */
export function DueCell({ due, today }: { due: string | undefined; today: string }) {
  const { t, dates } = useWords();
  if (due === undefined) return <div className="left cap">{t('due.open')}</div>;
  const days = daysUntil(due, today);
  const look = days < 0 ? 'left left-over' : days <= 1 ? 'left left-soon' : 'left';
  return (
    <div className={look}>
      <b>
        <Icon name={days < 0 ? 'alert' : 'clock'} size={16} />
        {dueWords(days, t)}
      </b>
      <small className="cap">{dates.shortDay(due)}</small>
    </div>
  );
}
