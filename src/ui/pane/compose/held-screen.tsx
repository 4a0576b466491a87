import type { MailStatus } from '../../../wire/handoffs.ts';
import { Button } from '../../shared/button.tsx';
import { EmptyState } from '../../shared/states.tsx';
import { plain } from '../../shared/text.ts';
import { useWords } from '../../shared/use-words.ts';
import { Screen } from '../screen.tsx';

export interface HeldScreenProps {
  status: Exclude<MailStatus, { kind: 'open' }>;
  subject: string;
  title: string;
  onGoOn: () => void;
}

/** Somebody has this request already: nothing was put into the mail. */
export function HeldScreen({ status, subject, title, onGoOn }: HeldScreenProps) {
  const { t, dates } = useWords();
  const says =
    status.kind === 'taken'
      ? t('pane.takenTitle', { since: dates.since(status.since) })
      : t('compose.held', {
          name: plain(status.handoff.owner.name),
          since: dates.since(status.handoff.stateSince),
        });
  const foot = (
    <Button className="second" onClick={onGoOn}>
      {t('pane.anyway')}
    </Button>
  );
  return (
    <Screen icon="link" look="ok" title={title} subject={subject} foot={foot}>
      <EmptyState icon="person" title={says} text={t('compose.heldText')} heading="h1" />
    </Screen>
  );
}
