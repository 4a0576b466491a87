import { Link } from 'react-router';
import type { HandoffView } from '../../../wire/handoffs.ts';
import { Chip, StateChip } from '../../shared/chip.tsx';
import { mailLooks, mailStateKey } from '../../shared/mail-state.tsx';
import { FailureNotice } from '../../shared/states.tsx';
import { plain } from '../../shared/text.ts';
import { isUndecided, UncertainChoices } from '../../shared/uncertain-choices.tsx';
import { useWords } from '../../shared/use-words.ts';
import { mailAtWords } from '../mail-at.ts';
import { DeskActions } from './desk-actions.tsx';
import { PendingChip } from './pending-chip.tsx';
import { TimeCell } from './time-cell.tsx';
import { useDeskActions } from './use-desk-actions.ts';

export interface DeskRowProps {
  handoff: HandoffView;
  today: string;
  /** When the server was asked, in milliseconds. */
  readAt: number;
  /** True for one that lies with somebody else. */
  given: boolean;
  /** Whether it is chosen for doing something with several; absent where that is not possible. */
  choice?: { chosen: boolean; toggle: () => void };
}

/** One hand-off in two lines: how long there is, what it is, what to do. */
export function DeskRow({ handoff, today, readAt, given, choice }: DeskRowProps) {
  const { t } = useWords();
  const ways = useDeskActions(handoff);
  const { act, subject, refusal } = ways;
  return (
    <>
      {choice && (
        <input
          type="checkbox"
          className="it-check"
          aria-label={t('bulk.choose', { subject })}
          checked={choice.chosen}
          onChange={choice.toggle}
        />
      )}
      {handoff.state === 'done' ? (
        <StateChip state="done" />
      ) : (
        <TimeCell handoff={handoff} today={today} />
      )}
      <div>
        <p className="it-title">
          <Link to={`/handoffs/${handoff.handoffKey}`}>{subject}</Link>
        </p>
        <p className="cap">
          {given ? <GivenTo handoff={handoff} /> : <WhyHere handoff={handoff} />}
        </p>
      </div>
      <div className="it-acts">
        <Chips {...{ handoff, readAt, given }} />
        <DeskActions handoff={handoff} ways={ways} />
      </div>
      {isUndecided(handoff) && (
        <div className="it-more">
          <UncertainChoices handoff={handoff} act={act} />
        </div>
      )}
      {refusal && (
        <div className="it-more">
          <FailureNotice error={refusal} />
        </div>
      )}
    </>
  );
}

/** What is out of the ordinary about the mail, and where it stands when it is with somebody else; what is done says so in front. */
function Chips({ handoff, readAt, given }: Omit<DeskRowProps, 'today' | 'choice'>) {
  const { state } = handoff;
  if (handoff.mailState === 'claimed') return <PendingChip handoff={handoff} readAt={readAt} />;
  return (
    <>
      <MailChip handoff={handoff} />
      {given && state !== 'done' && !isUndecided(handoff) && <StateChip state={state} />}
    </>
  );
}

/** From whom, and why it came to me. */
function WhyHere({ handoff }: { handoff: HandoffView }) {
  const { t, dates } = useWords();
  const { from, handedOffBy, owner, onBehalfOf, note, state, waitUntil } = handoff;
  const name = plain(handedOffBy.name);
  const quoted = plain(note);
  const by =
    handedOffBy.oid === owner.oid
      ? undefined
      : quoted
        ? t('desk.fromQuote', { name, note: quoted })
        : t('desk.from', { name });
  const because = onBehalfOf && t('desk.standIn', { name: plain(onBehalfOf.name) });
  const waits =
    state === 'waiting' && waitUntil && t('desk.waitsUntil', { day: dates.shortDay(waitUntil) });
  return (
    <>
      <b>{plain(from.name) || from.domain}</b>
      {[waits, plain(handoff.title), by, because, mailAtWords(handoff, t)]
        .filter(Boolean)
        .map((words) => `\u00A0· ${words}`)}
    </>
  );
}

/** With whom it is, and what they said. */
function GivenTo({ handoff }: { handoff: HandoffView }) {
  const { t } = useWords();
  const name = plain(handoff.owner.name);
  const { state, reason } = handoff;
  const declined = state === 'declined' && reason;
  return (
    <>
      <b>{plain(handoff.from.name) || handoff.from.domain}</b>
      {`\u00A0· ${plain(handoff.title)}\u00A0· `}
      {declined
        ? t('desk.declinedBecause', { name, reason: plain(reason) })
        : t('desk.with', { name })}
    </>
  );
}

export function MailChip({ handoff }: { handoff: HandoffView }) {
  const { t } = useWords();
  const key = mailStateKey(handoff);
  if (key === undefined) return null;
  return <Chip {...mailLooks[key]}>{t(`mail.${key}Title`)}</Chip>;
}
