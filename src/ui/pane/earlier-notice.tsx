import type { EarlierView } from '../../wire/suggestions.ts';
import { Notice } from '../shared/states.tsx';
import { plain } from '../shared/text.ts';
import { useWords } from '../shared/use-words.ts';

/** Says that somebody has the conversation, or a request that looks the same. It keeps nobody from handing off. */
export function EarlierNotice({ earlier }: { earlier: EarlierView | undefined }) {
  const { t, dates } = useWords();
  if (!earlier) return null;
  const { kind, handoff } = earlier;
  const since = dates.since(earlier.since);
  return (
    <Notice look="tint" icon="link">
      {handoff
        ? t(`earlier.${kind}`, { name: plain(handoff.owner.name), since })
        : t(`earlier.${kind}Somebody`, { since })}{' '}
      {t('earlier.linked')}
    </Notice>
  );
}
