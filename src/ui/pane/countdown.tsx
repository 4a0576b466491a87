import { useEffect, useEffectEvent, useState } from 'react';
import type { HandoffView } from '../../wire/handoffs.ts';
import { Icon } from '../shared/icon.tsx';
import { useAnnounce } from '../shared/live-region.tsx';
import { plain } from '../shared/text.ts';
import { useCountdown } from '../shared/use-countdown.ts';
import { useWords } from '../shared/use-words.ts';

/** Circumference of the ring. */
const AROUND = 157.1;
/** The seconds at which the time is said aloud; more would talk over everything else. */
const SAID_AT = [3, 10];

export interface CountdownProps {
  handoff: HandoffView;
  /** When the server said how many seconds are left, in milliseconds. */
  readAt: number;
}

/** How long nothing is sent yet, as ring, number and sentence. */
export function Countdown({ handoff, readAt }: CountdownProps) {
  const { t } = useWords();
  const seconds = useCountdown(handoff.sendsInSeconds ?? 0, readAt);
  const [atFirst] = useState(Math.max(seconds, 1));
  const name = plain(handoff.owner.name);
  useSaid(seconds, name);
  const left = (AROUND * Math.min(seconds / atFirst, 1)).toFixed(1);
  return (
    <section className="card" aria-labelledby="leaves">
      <div className="countdown">
        <div className="ring" aria-hidden="true">
          <svg viewBox="0 0 56 56">
            <circle className="ring-track" cx="28" cy="28" r="25" />
            {seconds > 0 && (
              <circle
                className="ring-left"
                cx="28"
                cy="28"
                r="25"
                strokeDasharray={`${left} ${AROUND}`}
              />
            )}
          </svg>
          {seconds}
        </div>
        <div>
          <h1 className="name" id="leaves">
            {t('undo.goesTo', { name })}
          </h1>
          <p className="cap">{seconds > 0 ? t('undo.in', { count: seconds }) : t('undo.now')}</p>
        </div>
      </div>
    </section>
  );
}

/** The clock stands: nothing leaves by itself. */
export function Held({ handoff }: { handoff: HandoffView }) {
  const { t } = useWords();
  return (
    <section className="card" aria-labelledby="leaves">
      <div className="countdown">
        <div className="ring">
          <Icon name="pause" />
        </div>
        <div>
          <h1 className="name" id="leaves">
            {t('undo.held')}
          </h1>
          <p className="cap">{t('undo.heldText', { name: plain(handoff.owner.name) })}</p>
        </div>
      </div>
    </section>
  );
}

/** Says the time aloud at two marks only. */
function useSaid(seconds: number, name: string): void {
  const { t } = useWords();
  const announce = useAnnounce();
  const say = useEffectEvent((mark: number) =>
    announce(t(mark === 3 ? 'undo.sayLast' : 'undo.say', { count: seconds, name })),
  );
  const mark = seconds > 0 ? SAID_AT.find((it) => seconds <= it) : undefined;
  useEffect(() => {
    if (mark !== undefined) say(mark);
  }, [mark]);
}
