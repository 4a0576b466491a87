import { EmptyState } from '../shared/states.tsx';
import { useWords } from '../shared/use-words.ts';
import { LimitsLine } from './diagnosis.tsx';
import { Screen } from './screen.tsx';

/** Nothing that could be handed off is open: no mail, a meeting, a draft. */
export function NoMailScreen() {
  const { t } = useWords();
  return (
    <Screen icon="mail" title={t('pane.noItem')} hint={t('pane.noItemHint')}>
      <EmptyState
        icon="mail"
        title={t('pane.noItemTitle')}
        text={t('pane.noItemText')}
        heading="h1"
      >
        <LimitsLine always />
      </EmptyState>
    </Screen>
  );
}
