import type { TimeLeftView } from '../../wire/handoffs.ts';
import { Icon } from '../shared/icon.tsx';
import { useMe } from '../shared/queries.ts';
import { momentWords, timeLeftWords } from '../shared/time-left.ts';
import { useWords } from '../shared/use-words.ts';

/** Until when an answer is wanted, and how much of that time is left. */
export function AnswerLine({ late }: { late: TimeLeftView }) {
  const { t, dates } = useWords();
  const today = useMe().data?.today ?? '';
  return (
    <div className="due">
      <Icon name={late.over ? 'alert' : 'clock'} />
      <div>
        <p className="due-day">{t('due.answerBy', { when: momentWords(late.at, today, dates) })}</p>
        <p className="cap">{timeLeftWords(late, t)}</p>
      </div>
    </div>
  );
}
