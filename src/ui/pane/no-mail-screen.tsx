import { later } from '../shared/later.tsx';
import { EmptyState } from '../shared/states.tsx';
import { useWords } from '../shared/use-words.ts';
import { LimitsLine } from './diagnosis.tsx';
import { Screen } from './screen.tsx';

const HomePart = later(
  'home',
  async () => (await import(/* webpackChunkName: "home" */ './home/home.tsx')).Home,
);

/** Nothing that could be handed off is open: no mail, a meeting, an answer. */
export function NoMailScreen({ isReply = false }: { isReply?: boolean }) {
  const { t } = useWords();
  return (
    <Screen
      icon="mail"
      title={t(isReply ? 'pane.reply' : 'pane.noItem')}
      hint={t(isReply ? 'pane.replyHint' : 'pane.noItemHint')}
    >
      {isReply ? <Nothing isReply /> : <HomePart given={{}} meanwhile={meanwhile} />}
      <LimitsLine always />
    </Screen>
  );
}

const meanwhile = () => <Nothing />;

function Nothing({ isReply = false }: { isReply?: boolean }) {
  const { t } = useWords();
  const text = t(isReply ? 'pane.replyText' : 'pane.noItemText');
  return <EmptyState icon="mail" title={t('pane.noItemTitle')} text={text} heading="h1" />;
}
