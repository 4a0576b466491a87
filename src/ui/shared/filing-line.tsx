import { Button } from './button.tsx';
import type { FilingView, HandoffView } from '../../wire/handoffs.ts';
import { useApp } from './app-context.ts';
import { useFileAgain } from './handoff-changes.ts';
import { FailureNotice, Notice } from './states.tsx';
import { useWords } from './use-words.ts';

/** Where the original mail was filed, or why it was not; nothing when it is not to be filed. */
export function FilingLine({ handoff: { handoffKey, filing } }: { handoff: HandoffView }) {
  if (filing === undefined) return null;
  return filing.state === 'failed' ? (
    <NotFiled handoffKey={handoffKey} filing={filing} />
  ) : (
    <Filed filing={filing} />
  );
}

function Filed({ filing: { state, link, problems } }: { filing: FilingView }) {
  const { t } = useWords();
  return (
    <Notice look="tint" icon="folder">
      {t(`filing.${state === 'filed' ? 'filed' : 'waiting'}`)} <FolderLink link={link} />
      {problems.map((problem) => (
        <span key={problem} className="filing-problem">
          {t(`filing.problem.${problem}`)}
        </span>
      ))}
    </Notice>
  );
}

function NotFiled({ handoffKey, filing }: { handoffKey: string; filing: FilingView }) {
  const { t } = useWords();
  const again = useFileAgain(handoffKey);
  return (
    <>
      <Notice look="warn" icon="alert">
        <b>{t('filing.failed')}</b>{' '}
        {filing.problems.map((it) => t(`filing.problem.${it}`)).join(' ')}{' '}
        <FolderLink link={filing.link} />{' '}
        {filing.mayTryAgain && (
          <Button size="small" disabledFocusable={again.isPending} onClick={() => again.mutate()}>
            {t(again.isPending ? 'filing.trying' : 'filing.tryAgain')}
          </Button>
        )}
      </Notice>
      {again.error && <FailureNotice error={again.error} />}
    </>
  );
}

function FolderLink({ link }: { link: string | undefined }) {
  const { t } = useWords();
  const { host } = useApp();
  if (link === undefined) return null;
  return (
    <Button size="small" appearance="transparent" onClick={() => host.openLink(link)}>
      {t('filing.openFolder')}
    </Button>
  );
}
