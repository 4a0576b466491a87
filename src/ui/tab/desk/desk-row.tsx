import { Link } from 'react-router';
import type { HandoffView } from '../../../wire/api.ts';
import { Chip, StateChip } from '../../shared/chip.tsx';
import { mailStateKey } from '../../shared/mail-state.tsx';
import { useAct } from '../../shared/queries.ts';
import { FailureNotice } from '../../shared/states.tsx';
import { plain } from '../../shared/text.ts';
import { useWords } from '../../shared/use-words.ts';
import { DeskActions } from './desk-actions.tsx';
import { DueCell } from './due-cell.tsx';

export interface DeskRowProps {
  handoff: HandoffView;
  today: string;
  /** True for one that lies with somebody else. */
  given: boolean;
}

/** One hand-off in two lines: how long there is, what it is, what to do. */
export function DeskRow({ handoff, today, given }: DeskRowProps) {
  const { t } = useWords();
  const act = useAct(handoff.handoffKey);
  const subject = plain(handoff.subject) || t('pane.noSubject');
  return (
    <li className="it">
      {handoff.state === 'done' ? (
        <StateChip state="done" />
      ) : (
        <DueCell due={handoff.due} today={today} />
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
        <MailChip handoff={handoff} />
        {given ? <StateChip state={handoff.state} /> : <DeskActions handoff={handoff} act={act} />}
      </div>
      {act.error && (
        <div className="it-error">
          <FailureNotice error={act.error} />
        </div>
      )}
    </li>
  );
}

/** From whom, and why it came to me. */
function WhyHere({ handoff }: { handoff: HandoffView }) {
  const { t } = useWords();
  const { from, handedOffBy, owner, onBehalfOf, note } = handoff;
  const name = plain(handedOffBy.name);
  const quoted = plain(note);
  const by =
    handedOffBy.oid === owner.oid
      ? undefined
      : quoted
        ? t('desk.fromQuote', { name, note: quoted })
        : t('desk.from', { name });
  const because = onBehalfOf && t('desk.standIn', { name: plain(onBehalfOf.name) });
  return (
    <>
      <b>{plain(from.name) || from.domain}</b>
      {[handoff.title, by, because].filter(Boolean).map((words) => ` · ${words}`)}
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
      {` · ${handoff.title} · `}
      {declined
        ? t('desk.declinedBecause', { name, reason: plain(reason) })
        : t('desk.with', { name })}
    </>
  );
}

export function MailChip({ handoff: { mailState } }: { handoff: HandoffView }) {
  const { t } = useWords();
  const key = mailStateKey(mailState);
  if (key === undefined) return null;
  const sending = key === 'sending';
  return (
    <Chip look={sending ? 'tint' : 'warn'} icon={sending ? 'mail' : 'alert'}>
      {t(`mail.${key}Title`)}
    </Chip>
  );
}
