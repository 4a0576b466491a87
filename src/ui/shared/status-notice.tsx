import { Notice } from './states.tsx';
import { useWords } from './use-words.ts';

/** Says as of when something is known, because Microsoft has no time to say it now; nothing otherwise. */
export function StatusNotice({ asOf }: { asOf: string | undefined }) {
  const { t, dates } = useWords();
  if (asOf === undefined) return null;
  return (
    <Notice look="tint" icon="clock">
      {t('age.stale', { when: dates.whenInside(asOf) })}
    </Notice>
  );
}
