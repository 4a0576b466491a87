import type { EarlierView } from '../../wire/suggestions.ts';
import { Notice } from '../shared/states.tsx';
import { plain } from '../shared/text.ts';
import { useWords } from '../shared/use-words.ts';

/** Says that somebody has the conversation, or had it and is done, or a request that looks the same. It keeps nobody from handing off. */
export function EarlierNotice({ earlier }: { earlier: EarlierView | undefined }) {
  const { t } = useWords();
  const sentence = useSentence(earlier);
  if (!sentence) return null;
  return (
    <Notice look="tint" icon="link">
      {sentence} {t('earlier.linked')}
    </Notice>
  );
}

function useSentence(earlier: EarlierView | undefined): string | undefined {
  const { t, dates } = useWords();
  if (!earlier) return undefined;
  const { kind, handoff } = earlier;
  const since = dates.since(earlier.since);
  if (!handoff) return t(`earlier.${kind}Somebody`, { since });
  const name = plain(handoff.owner.name);
  return handoff.state === 'done'
    ? t(`earlier.${kind}Done`, { name, when: dates.whenInside(handoff.stateSince) })
    : t(`earlier.${kind}`, { name, since });
}
