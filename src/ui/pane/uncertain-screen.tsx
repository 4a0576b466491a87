import { useState } from 'react';
import type { HandoffView } from '../../wire/handoffs.ts';
import { useAct } from '../shared/handoff-changes.ts';
import { FailureNotice, Notice } from '../shared/states.tsx';
import { plain } from '../shared/text.ts';
import { UncertainChoices } from '../shared/uncertain-choices.tsx';
import { useWords } from '../shared/use-words.ts';
import { Screen } from './screen.tsx';
import { Point } from './what-leaves.tsx';

export interface UncertainScreenProps {
  handoff: HandoffView;
  subject: string;
  /** When this was last known to be so, in milliseconds. */
  readAt: number;
  /** Has Baton look again what became of the mail. */
  onReread: () => Promise<unknown>;
}

/** When it was submitted, what was looked for, and what was found. */
function EvidencePoints({ handoff: { evidence } }: Pick<UncertainScreenProps, 'handoff'>) {
  const { t, dates } = useWords();
  if (!evidence) return <Point icon="search">{t('uncertain.looked')}</Point>;
  return (
    <>
      <Point icon="clock">
        {t('uncertain.submitted', {
          when: dates.whenInside(evidence.submittedAt),
          count: evidence.attempts,
        })}
      </Point>
      <Point icon="search">
        {t(`uncertain.found.${evidence.found}`, { time: dates.time(evidence.lookedAt) })}
      </Point>
    </>
  );
}

/** The mail server gave no answer: what is known, and what should hold. No button stands out. */
export function UncertainScreen({ handoff, subject, readAt, onReread }: UncertainScreenProps) {
  const { t, dates } = useWords();
  const act = useAct(handoff.handoffKey);
  const name = plain(handoff.owner.name);
  return (
    <Screen
      icon="alert"
      look="warn"
      title={t('mail.uncertainTitle')}
      subject={subject}
      foot={<p className="foot-note">{t('uncertain.later')}</p>}
    >
      {act.error && <FailureNotice error={act.error} />}
      <Notice look="warn" icon="clock">
        {t('uncertain.noAnswer')}
      </Notice>
      <section className="with" aria-labelledby="known">
        <h2 className="h" id="known">
          {t('uncertain.known')}
        </h2>
        <ul className="points">
          <Point icon="pass">
            {t('uncertain.to', { name, when: dates.whenInside(handoff.handedOffAt) })}
          </Point>
          <EvidencePoints handoff={handoff} />
          <Point icon="mail">{t('uncertain.look')}</Point>
          <Point icon="clock">
            {t('app.asOf', { time: dates.time(new Date(readAt).toISOString()) })}
            {' · '}
            <LookAgain onReread={onReread} />
          </Point>
        </ul>
      </section>
      <section className="with" aria-labelledby="decide">
        <h1 className="name" id="decide">
          {t('uncertain.question')}
        </h1>
        <UncertainChoices handoff={handoff} act={act} />
      </section>
    </Screen>
  );
}

/** A mail server that was slow may have sent it meanwhile. What is found then is shown above, or the screen is another. */
function LookAgain({ onReread }: Pick<UncertainScreenProps, 'onReread'>) {
  const { t } = useWords();
  const [looking, setLooking] = useState(false);
  const look = async () => {
    if (looking) return;
    setLooking(true);
    await onReread();
    setLooking(false);
  };
  return (
    <button type="button" className="link" aria-disabled={looking} onClick={() => void look()}>
      {t(looking ? 'uncertain.looking' : 'uncertain.again')}
    </button>
  );
}
