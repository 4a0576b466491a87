import { EmptyState } from '../shared/states.tsx';
import { useWords } from '../shared/use-words.ts';
import { RepeatButton } from './repeat.tsx';
import { Screen } from './screen.tsx';

export interface TakenScreenProps {
  subject: string;
  since: string;
  /** Hand off all the same. */
  onRepeat: () => void;
}

/** Somebody has it, and the caller may know no more than that. */
export function TakenScreen({ subject, since, onRepeat }: TakenScreenProps) {
  const { t, dates } = useWords();
  const title = t('pane.takenTitle', { since: dates.since(since) });
  const foot = <RepeatButton onRepeat={onRepeat} />;
  return (
    <Screen icon="link" look="ok" title={title} subject={subject} foot={foot}>
      <EmptyState icon="check" title={title} text={t('pane.takenText')} heading="h1" />
    </Screen>
  );
}
