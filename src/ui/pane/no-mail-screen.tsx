import type { Unreadable } from '../host/host.ts';
import { later } from '../shared/later.tsx';
import { EmptyState, Notice } from '../shared/states.tsx';
import { useWords } from '../shared/use-words.ts';
import { LimitsLine } from './diagnosis.tsx';
import { Screen } from './screen.tsx';

const HomePart = later(
  'home',
  async () => (await import(/* webpackChunkName: "home" */ './home/home.tsx')).Home,
);

export interface NoMailScreenProps {
  /** What is open instead of a mail that could be handed off; nothing by default. */
  why?: 'reply' | Unreadable | undefined;
}

/** Nothing that could be handed off is open: no mail, a meeting, an answer, a mail that nobody but its reader can read. */
export function NoMailScreen({ why }: NoMailScreenProps) {
  const { t } = useWords();
  return (
    <Screen
      icon={why === 'sealed' ? 'shield' : 'mail'}
      title={t(`pane.${why ?? 'noItem'}`)}
      hint={t(`pane.${why ?? 'noItem'}Hint`)}
    >
      {why === 'sealed' && (
        <Notice look="tint" icon="info">
          {t('pane.sealedText')}
        </Notice>
      )}
      {why === 'reply' ? <Nothing isReply /> : <HomePart given={{}} meanwhile={meanwhile} />}
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
