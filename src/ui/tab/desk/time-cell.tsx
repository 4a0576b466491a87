import type { HandoffView, TimeLeftView } from '../../../wire/handoffs.ts';
import { Icon } from '../../shared/icon.tsx';
import { momentWords, timeLeftWords } from '../../shared/time-left.ts';
import { type UseWords, useWords } from '../../shared/use-words.ts';
import { DueCell } from './due-cell.tsx';

/** With fewer business hours left it is soon late. */
const soonHours = 4;

/** How much time is left in business hours, then until when; where none was stated, the due date alone. */
export function TimeCell({ handoff: { late, due }, today }: TimeCellProps) {
  const words = useWords();
  if (late === undefined) return <DueCell due={due} today={today} />;
  const look = late.over ? 'left left-over' : late.hours < soonHours ? 'left left-soon' : 'left';
  return (
    <div className={look}>
      <b>
        <Icon name={late.over ? 'alert' : 'clock'} size={16} />
        {timeLeftWords(late, words.t)}
      </b>
      <small className="cap">{untilWords(late, due, today, words)}</small>
      {due !== undefined && late.of === 'answer' && (
        <small className="cap">{words.t('due.dueDay', { day: words.dates.shortDay(due) })}</small>
      )}
    </div>
  );
}

export interface TimeCellProps {
  handoff: HandoffView;
  today: string;
}

/** A due date is its day, whenever that ends; an answer is wanted by a moment. */
function untilWords(
  { at, of }: TimeLeftView,
  due: string | undefined,
  today: string,
  { t, dates }: UseWords,
): string {
  if (of === 'due' && due !== undefined) return dates.shortDay(due);
  return t('due.until', { when: momentWords(at, today, dates) });
}
