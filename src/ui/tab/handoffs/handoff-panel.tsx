import { type RefObject, useEffect, useRef } from 'react';
import type { HandoffView } from '../../../wire/handoffs.ts';
import { failureOf } from '../../shared/api-error.ts';
import { Chip, StateChip } from '../../shared/chip.tsx';
import { FilingLine } from '../../shared/filing-line.tsx';
import { HandoffFacts } from '../../shared/handoff-facts.tsx';
import { CloseButton } from '../close-button.tsx';
import { MailStateNotice } from '../../shared/mail-state.tsx';
import { useHandoff, useMe } from '../../shared/queries.ts';
import { EmptyState, ErrorState, FailureNotice, Notice } from '../../shared/states.tsx';
import { capital, plain } from '../../shared/text.ts';
import { isUndecided, UncertainChoices } from '../../shared/uncertain-choices.tsx';
import { useEscape } from '../../shared/use-escape.ts';
import { useWords } from '../../shared/use-words.ts';
import { Way } from '../../shared/way.tsx';
import { CopyLink } from '../copy-link.tsx';
import { mailAtWords } from '../mail-at.ts';
import { DeskActions, wishedButton } from '../desk/desk-actions.tsx';
import { useDeskActions } from '../desk/use-desk-actions.ts';
import { ProofLine } from './proof-line.tsx';
import { PageBones } from '../page-bones.tsx';
import { useWish } from './use-wish.ts';

export interface HandoffPanelProps {
  handoffKey: string;
  onClose: () => void;
}

/** One hand-off beside the log: its state, its way, and what I may do. Esc closes it. */
export function HandoffPanel({ handoffKey, onClose }: HandoffPanelProps) {
  const { t } = useWords();
  const handoff = useHandoff(handoffKey);
  useEscape(onClose);
  return (
    <aside className="card panel" aria-label={t('way.title')}>
      <div className="panel-tools">
        {handoff.data && (
          <CopyLink
            place={`handoffs/${handoffKey}`}
            title={plain(handoff.data.subject) || t('log.noSubject')}
          />
        )}
        <CloseButton label={t('log.closePanel')} onClose={onClose} />
      </div>
      {handoff.data ? (
        <Opened handoff={handoff.data} />
      ) : handoff.error ? (
        <Failed error={handoff.error} onRetry={() => void handoff.refetch()} />
      ) : (
        <PageBones />
      )}
    </aside>
  );
}

/** New with each state: the button just pressed is gone with the old one, and its focus comes here. */
function Title({ words, ref }: { words: string; ref: RefObject<HTMLHeadingElement | null> }) {
  useEffect(() => {
    const isLost = document.hasFocus() && document.activeElement === document.body;
    if (isLost) ref.current?.focus();
  }, [ref]);
  return (
    <h2 ref={ref} tabIndex={-1} className="panel-title">
      {words}
    </h2>
  );
}

function Failed({ error, onRetry }: { error: Error; onRetry: () => void }) {
  const { t } = useWords();
  const { code, kind } = failureOf(error);
  if (code !== 'not_found' && kind !== 'no_access')
    return <ErrorState error={error} onRetry={onRetry} />;
  return <EmptyState icon="question" title={t('log.goneTitle')} text={t('log.goneText')} />;
}

/** Whoever took the work over looks for the mail in their own mailbox, and misses the button that would need it there. */
function MailAt({ handoff }: { handoff: HandoffView }) {
  const { t } = useWords();
  const words = mailAtWords(handoff, t);
  if (words === undefined) return null;
  const { kind } = handoff.mailAt ?? {};
  const wayOut =
    (kind === 'person' && t('desk.onlyThere')) || (kind === 'closed' && t('desk.onlyByOthers'));
  return <p className="sub">{[`${capital(words)}.`, wayOut].filter(Boolean).join(' ')}</p>;
}

function Opened({ handoff }: { handoff: HandoffView }) {
  const { t, dates } = useWords();
  const myOid = useMe().data?.person.oid;
  const { wish, late } = useWish(handoff);
  const ways = useDeskActions(handoff, wish);
  const { act, subject, refusal } = ways;
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    const wished = wish === undefined ? null : document.getElementById(wishedButton);
    (wished ?? heading.current)?.focus();
  }, [wish]);
  return (
    <>
      <p className="cap">{plain(handoff.title)}</p>
      <Title key={`${handoff.state} ${handoff.mailState}`} ref={heading} words={subject} />
      <div className="chips">
        <StateChip state={handoff.state} />
        {handoff.due && (
          <Chip look="plain" icon="calendar">
            {t('log.due', { day: dates.shortDay(handoff.due) })}
          </Chip>
        )}
      </div>
      <HandoffFacts handoff={handoff} />
      <MailAt handoff={handoff} />
      <MailStateNotice handoff={handoff} />
      <h3 className="h">{t('way.title')}</h3>
      <Way handoff={handoff} myOid={myOid} />
      <ProofLine handoff={handoff} />
      <FilingLine handoff={handoff} />
      {late && (
        <Notice look="tint" icon="clock">
          {t('way.tooLate', { action: t(`action.${late}`) })}
        </Notice>
      )}
      {refusal && <FailureNotice error={refusal} />}
      {isUndecided(handoff) && <UncertainChoices handoff={handoff} act={act} />}
      <div className="row">
        <DeskActions handoff={handoff} ways={ways} {...(wish && { wish })} />
      </div>
    </>
  );
}
