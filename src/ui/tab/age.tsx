import { type LogAge, oldAfterSeconds } from '../../wire/api.ts';
import { Notice } from '../shared/states.tsx';
import { useWords } from '../shared/use-words.ts';

/** As of when a page shows the hand-offs, once that is a while ago. */
export function AsOf({ age: { asOf, ageSeconds, stale } }: { age: LogAge }) {
  const { t, dates } = useWords();
  if (stale || ageSeconds < oldAfterSeconds) return null;
  return <p className="cap head-end">{t('app.asOf', { time: dates.time(asOf) })}</p>;
}

/** What keeps a list from being whole and of now. */
export function AgeNotice({ age: { asOf, stale, unreadable, hidden } }: { age: LogAge }) {
  const { t, dates } = useWords();
  return (
    <>
      {stale && (
        <Notice look="tint" icon="clock">
          {t('age.stale', { when: dates.whenInside(asOf) })}
        </Notice>
      )}
      {unreadable > 0 && (
        <Notice look="warn" icon="alert">
          {t('age.unreadable', { count: unreadable })}
        </Notice>
      )}
      {hidden > 0 && (
        <Notice look="warn" icon="alert">
          {t('age.hidden', { count: hidden })}
        </Notice>
      )}
    </>
  );
}
