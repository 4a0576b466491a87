import { useEffect } from 'react';
import type { HandoffView } from '../../../wire/handoffs.ts';
import { useAnnounce } from '../../shared/live-region.tsx';
import { EmptyState } from '../../shared/states.tsx';
import { plain } from '../../shared/text.ts';
import { useWords } from '../../shared/use-words.ts';
import { Screen } from '../screen.tsx';

export interface InsertedScreenProps {
  handoff: HandoffView;
  subject: string;
  title: string;
}

/** The person stands in the mail. The rest is Outlook's button. */
export function InsertedScreen({ handoff, subject, title }: InsertedScreenProps) {
  const { t } = useWords();
  const announce = useAnnounce();
  const name = plain(handoff.owner.name);
  const says = t('compose.inserted', { name });
  useEffect(() => announce(says), [announce, says]);
  return (
    <Screen icon="pass" look="brand" title={title} subject={subject}>
      <EmptyState icon="check" title={says} text={t('compose.insertedText')} heading="h1">
        <p className="cap">{t('compose.logged')}</p>
      </EmptyState>
    </Screen>
  );
}
