import { EmptyState } from '../shared/states.tsx';
import { useWords } from '../shared/use-words.ts';
import { Screen } from './screen.tsx';

/** Somebody has it, and the caller may know no more than that. */
export function TakenScreen({ subject, since }: { subject: string; since: string }) {
  const { t, dates } = useWords();
  const title = t('pane.takenTitle', { since: dates.since(since) });
  return (
    <Screen icon="link" look="ok" title={title} subject={subject}>
      <EmptyState icon="check" title={title} text={t('pane.takenText')} heading="h1" />
    </Screen>
  );
}
