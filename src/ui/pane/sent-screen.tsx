import { Button } from '../shared/button.tsx';
import type { ReactNode } from 'react';
import type { HandoffAction, Party } from '../../core/handoff.ts';
import type { HandoffView } from '../../wire/handoffs.ts';
import { StateChip } from '../shared/chip.tsx';
import { FilingLine } from '../shared/filing-line.tsx';
import { Icon, type IconName } from '../shared/icon.tsx';
import { MailStateNotice, mailLooks, mailStateKey } from '../shared/mail-state.tsx';
import { PersonCard } from '../shared/person.tsx';
import { useAct } from '../shared/handoff-changes.ts';
import { plain } from '../shared/text.ts';
import { useAsking } from '../shared/use-asking.ts';
import { type UseWords, useWords } from '../shared/use-words.ts';
import { Way } from '../shared/way.tsx';
import { AskedCard } from './asked-card.tsx';
import { DueLine } from './due-line.tsx';
import { EndedRepeatNotice, RepeatButton } from './repeat.tsx';
import { Screen } from './screen.tsx';

export interface SentScreenProps {
  handoff: HandoffView;
  subject: string;
  myOid: string | undefined;
  /** `sender` when I passed it on, nothing when a colleague did. */
  side: Party | undefined;
  /** What went out once more after it was done, and came to nothing. */
  endedRepeat: HandoffView | undefined;
  /** Back to the suggestion, once a hand-off has failed. */
  onBack: () => void;
  /** Hand off all the same. */
  onRepeat: () => void;
  /** It did not arrive, and somebody else has got it now. */
  onPassedOn: (handoff: HandoffView) => void;
  /** What else is to be said about the mail. */
  more: ReactNode;
}

interface Headline {
  icon: IconName;
  look?: 'ok' | 'warn' | 'brand';
  title: string;
}

/** What I passed on, or a colleague did: with whom it is, and the way so far. */
export function SentScreen(props: SentScreenProps) {
  const { handoff, subject, myOid, endedRepeat, more, onPassedOn } = props;
  const { t, dates } = useWords();
  const { owner, state } = handoff;
  const act = useAct(handoff.handoffKey);
  const { start, asked } = useAsking(handoff, act, (changed, { action }) => {
    if (action === 'pass_on') onPassedOn(changed);
  });
  const foot = footOf(props, start);
  return (
    <Screen {...headline(handoff, t, dates)} subject={subject} foot={!asked && foot}>
      {asked && <AskedCard {...asked} />}
      <MailStateNotice handoff={handoff} />
      <EndedRepeatNotice repeat={endedRepeat} />
      {more}
      <section className="card" aria-labelledby="who">
        <PersonCard
          name={owner.name}
          id="who"
          heading={asked ? 'h2' : 'h1'}
          chip={<StateChip state={state} />}
        >
          <p className="sub">{handoff.title}</p>
          <p className="cap">{handoff.area}</p>
        </PersonCard>
        <h2 className="h">{t('way.title')}</h2>
        <Way handoff={handoff} myOid={myOid} />
      </section>
      {handoff.due && <DueLine due={handoff.due} />}
      <FilingLine handoff={handoff} />
      {!endedRepeat && <Rest handoff={handoff} />}
    </Screen>
  );
}

/** What is left to do: withdraw it, give it to somebody else, or begin anew. Nothing, mostly. */
function footOf(
  { handoff, side, myOid, endedRepeat, onBack, onRepeat }: SentScreenProps,
  start: (action: HandoffAction) => void,
): ReactNode {
  const withdraw = <FootButton say="undo.withdraw" onClick={() => start('withdraw')} />;
  if (handoff.actions.includes('pass_on'))
    return (
      <>
        <PassOnButton onClick={() => start('pass_on')} />
        {withdraw}
      </>
    );
  if (handoff.actions.includes('withdraw')) return withdraw;
  if (endedRepeat) return <RepeatButton needed onRepeat={onRepeat} />;
  const { state, mailState } = handoff;
  if (side === 'sender') {
    if (mailState === 'failed') return <FootButton say="picker.back" onClick={onBack} />;
    const ended = state === 'declined' || state === 'expired';
    return ended && <RepeatButton needed onRepeat={onRepeat} />;
  }
  return myOid !== undefined && <RepeatButton onRepeat={onRepeat} />;
}

/** It never reached the one it was for: whoever sent it gives it to somebody else. */
function PassOnButton({ onClick }: { onClick: () => void }) {
  const { t } = useWords();
  return (
    <Button appearance="primary" className="primary" onClick={onClick}>
      {t('action.pass_on')}
    </Button>
  );
}

function FootButton({
  say,
  onClick,
}: {
  say: 'undo.withdraw' | 'picker.back';
  onClick: () => void;
}) {
  const { t } = useWords();
  return (
    <Button className="second" appearance="subtle" onClick={onClick}>
      {t(say)}
    </Button>
  );
}

/** What is left to do for the one who looks: nothing, mostly. */
function Rest({ handoff }: { handoff: HandoffView }) {
  const { t } = useWords();
  const { state } = handoff;
  if (mailStateKey(handoff) !== undefined || state === 'declined' || state === 'expired')
    return null;
  return (
    <p className="hint">
      <Icon name="none" size={16} />
      <span>{t(state === 'offered' ? 'pane.followed' : 'pane.nothingToDo')}</span>
    </p>
  );
}

function headline(handoff: HandoffView, t: UseWords['t'], dates: UseWords['dates']): Headline {
  const { state, owner, stateSince } = handoff;
  const name = plain(owner.name);
  const mail = mailStateKey(handoff);
  if (mail) {
    const title = t(`mail.${mail}Title`);
    const { icon, look } = mailLooks[mail];
    return { icon, look: look === 'tint' ? 'brand' : look, title };
  }
  if (state === 'offered')
    return { icon: 'pass', look: 'brand', title: t('pane.offeredTo', { name }) };
  if (state === 'done') return { icon: 'none', look: 'ok', title: t('pane.doneBy', { name }) };
  if (state === 'declined')
    return { icon: 'alert', look: 'warn', title: t('pane.declinedBy', { name }) };
  return {
    icon: 'none',
    look: 'ok',
    title: t('pane.withName', { name, since: dates.since(stateSince) }),
  };
}
