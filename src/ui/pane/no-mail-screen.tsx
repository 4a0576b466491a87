import { EmptyState } from '../shared/states.tsx';
import { useWords } from '../shared/use-words.ts';
import { LimitsLine } from './diagnosis.tsx';
import { Screen } from './screen.tsx';

/** Nothing that could be handed off is open: no mail, a meeting, an answer. */
export function NoMailScreen({ isReply = false }: { isReply?: boolean }) {
  const { t } = useWords();
  return (
    <Screen
      icon="mail"
      title={t(isReply ? 'pane.reply' : 'pane.noItem')}
      hint={t(isReply ? 'pane.replyHint' : 'pane.noItemHint')}
    >
      <EmptyState
        icon="mail"
        title={t('pane.noItemTitle')}
        text={t(isReply ? 'pane.replyText' : 'pane.noItemText')}
        heading="h1"
      >
        <LimitsLine always />
      </EmptyState>
    </Screen>
  );
}
