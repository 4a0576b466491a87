import type { HandoffView } from '../../wire/api.ts';
import { StateChip } from '../shared/chip.tsx';
import { Icon, type IconName } from '../shared/icon.tsx';
import { MailStateNotice, mailStateKey } from '../shared/mail-state.tsx';
import { PersonCard } from '../shared/person.tsx';
import { plain } from '../shared/text.ts';
import { type UseWords, useWords } from '../shared/use-words.ts';
import { Way } from '../shared/way.tsx';
import { DueLine } from './due-line.tsx';
import { Screen } from './screen.tsx';

export interface SideProps {
  handoff: HandoffView;
  subject: string;
  myOid: string | undefined;
}

interface Headline {
  icon: IconName;
  look?: 'ok' | 'warn' | 'brand';
  title: string;
}

/** What I passed on, or a colleague did: with whom it is, and the way so far. */
export function SentScreen({ handoff, subject, myOid }: SideProps) {
  const { t, dates } = useWords();
  const { owner, state, mailState } = handoff;
  return (
    <Screen {...headline(handoff, t, dates)} subject={subject}>
      <MailStateNotice mailState={mailState} />
      <section className="card" aria-labelledby="who">
        <PersonCard name={owner.name} id="who" chip={<StateChip state={state} />}>
          <p className="sub">{handoff.title}</p>
          <p className="cap">{handoff.area}</p>
        </PersonCard>
        <h2 className="h">{t('way.title')}</h2>
        <Way handoff={handoff} myOid={myOid} />
      </section>
      {handoff.due && <DueLine due={handoff.due} />}
      <Rest handoff={handoff} />
    </Screen>
  );
}

/** What is left to do for the one who looks: nothing, mostly. */
function Rest({ handoff: { state, mailState } }: { handoff: HandoffView }) {
  const { t } = useWords();
  if (mailStateKey(mailState) !== undefined || state === 'declined' || state === 'expired')
    return null;
  return (
    <p className="hint">
      <Icon name="none" size={16} />
      <span>{t(state === 'offered' ? 'pane.followed' : 'pane.nothingToDo')}</span>
    </p>
  );
}

function headline(handoff: HandoffView, t: UseWords['t'], dates: UseWords['dates']): Headline {
  const { state, mailState, owner, stateSince } = handoff;
  const name = plain(owner.name);
  const mail = mailStateKey(mailState);
  if (mail) {
    const title = t(`mail.${mail}Title`);
    return mail === 'sending'
      ? { icon: 'mail', look: 'brand', title }
      : { icon: 'alert', look: 'warn', title };
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
