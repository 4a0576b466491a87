import type { Desk, HandoffView, TimeLeftView } from '../../../wire/handoffs.ts';
import { Notice } from '../../shared/states.tsx';
import { plain } from '../../shared/text.ts';
import { timeLeftWords } from '../../shared/time-left.ts';
import { useHomeWords, useOpenInTab } from './use-home.ts';

/** Business hours: what has longer is seen on the desk soon enough. */
const soonHours = 8;

interface Late extends HandoffView {
  late: TimeLeftView;
}

/** What cannot wait. */
export function Pressing({ desk }: { desk: Desk }) {
  const { t, say } = useHomeWords();
  const open = useOpenInTab();
  const pressing = mostPressing(desk);
  if (!pressing) return null;
  const { late, handoffKey } = pressing;
  const subject = t('pane.quote', { text: plain(pressing.subject) || plain(pressing.title) });
  const key = late.of === 'due' ? 'dueBy' : 'answerBy';
  return (
    <Notice look={late.over ? 'warn' : 'tint'} icon="clock">
      {say(key, { subject, left: timeLeftWords(late, t) })}{' '}
      <button
        type="button"
        className="link"
        aria-label={say('openFor', { subject })}
        onClick={() => open(`handoffs/${handoffKey}`)}
      >
        {say('open')}
      </button>
    </Notice>
  );
}

/** Both come by time left; the one with less of it, if it is less than a day. */
function mostPressing({ offered, mine }: Desk): Late | undefined {
  return [offered.handoffs[0], mine.handoffs[0]]
    .filter((each): each is Late => each?.late !== undefined)
    .filter(({ late }) => late.over || late.hours < soonHours)
    .toSorted(
      (a, b) => a.late.hours - b.late.hours || Date.parse(a.late.at) - Date.parse(b.late.at),
    )[0];
}
