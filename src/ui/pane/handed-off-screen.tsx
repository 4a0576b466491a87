import { useEffect, useLayoutEffect, useRef } from 'react';
import type { MailState } from '../../core/handoff.ts';
import type { HandoffView } from '../../wire/handoffs.ts';
import type { Choice } from '../shared/choice.ts';
import { sideOf } from '../shared/handoff-side.ts';
import { usePreload } from '../shared/later.tsx';
import { useAnnounce } from '../shared/live-region.tsx';
import { type Known, useHandoff, useMe } from '../shared/queries.ts';
import { plain } from '../shared/text.ts';
import { isUndecided } from '../shared/uncertain-choices.tsx';
import { useWords } from '../shared/use-words.ts';
import { AskPart } from './asked-card.tsx';
import type { Notice } from './pane-notice.tsx';
import { ReceivedScreen } from './received-screen.tsx';
import { SecondRequest } from './second-request.tsx';
import { SentScreen } from './sent-screen.tsx';
import { UncertainScreen } from './uncertain-screen.tsx';
import { UndoScreen } from './undo-screen.tsx';

export interface HandedOffScreenProps {
  subject: string;
  /** What the server said when the mail was opened, handed off or passed on. */
  known: Known;
  /** True when the click that made it was just now, here. */
  justNow: boolean;
  /** The mail is its sender's again, and what is to be said about it. */
  onBack: (handoff: HandoffView, notice?: Notice) => void;
  /** It will be taken back to change note or date; absent when that does not lead there. */
  onEdit: (() => void) | undefined;
  onRepeat: () => void;
  /** Has Baton look again how the mail stands. */
  onReread: () => Promise<unknown>;
  /** What went out once more after it was done, and came to nothing. */
  endedRepeat: HandoffView | undefined;
  /** Who could have what else the mail asks for; empty for most mails. */
  second: readonly Choice[];
  onSecond: (picked: Choice | undefined) => void;
  onPassedOn: (handoff: HandoffView) => void;
}

/** A mail that is with somebody, followed while it is looked at: about to leave, theirs to answer, or theirs to watch. */
export function HandedOffScreen(props: HandedOffScreenProps) {
  const { subject, known, onBack } = props;
  usePreload(AskPart);
  const {
    data: handoff = known.handoff,
    dataUpdatedAt,
    error,
  } = useHandoff(known.handoff.handoffKey, known);
  const myOid = useMe().data?.person.oid;
  const side = sideOf(handoff, myOid);
  useNews(handoff);
  useWayBack(handoff, side === 'sender', onBack);

  if (side === 'owner') {
    const mine = { handoff, subject, myOid: handoff.owner.oid };
    return <ReceivedScreen {...mine} onPassedOn={props.onPassedOn} />;
  }
  if (handoff.actions.includes('undo')) {
    const { justNow, onEdit } = props;
    return <UndoScreen {...{ handoff, subject, error, justNow, onEdit }} readAt={dataUpdatedAt} />;
  }
  // once it was answered, the answer says more than the doubt about its mail
  if (isUndecided(handoff) && ['offered', 'accepted'].includes(handoff.state)) {
    const { onReread } = props;
    return <UncertainScreen {...{ handoff, subject, onReread }} readAt={dataUpdatedAt} />;
  }
  return (
    <SentScreen
      {...{ handoff, subject, myOid, side }}
      endedRepeat={props.endedRepeat}
      onBack={() => onBack(handoff)}
      onRepeat={props.onRepeat}
      onPassedOn={props.onPassedOn}
      more={<SecondRequest choices={props.second} onSecond={props.onSecond} />}
    />
  );
}

/** Says it when the mail goes out, or the acceptance arrives, while somebody is looking. */
function useNews({ state, mailState, owner }: HandoffView): void {
  const { t } = useWords();
  const announce = useAnnounce();
  const before = useRef({ state, mailState });
  useEffect(() => {
    const { state: last, mailState: lastMail } = before.current;
    const name = plain(owner.name);
    if (last === 'offered' && state === 'accepted') announce(t('pane.announceAccepted', { name }));
    else if (lastMail !== 'sent' && mailState === 'sent' && state === 'offered')
      announce(t('pane.handedOff', { name }));
    before.current = { state, mailState };
  });
}

/** Undone, cancelled or withdrawn, here or elsewhere: the mail is open again. A refused one stays to be read. */
function useWayBack(
  handoff: HandoffView,
  mine: boolean,
  onBack: HandedOffScreenProps['onBack'],
): void {
  const before = useRef<MailState>(handoff.mailState);
  useLayoutEffect(() => {
    const { state, mailState } = handoff;
    if (mine && state === 'withdrawn' && mailState !== 'failed') {
      onBack(handoff, noticeOf(before.current, mailState));
    }
    before.current = mailState;
  });
}

function noticeOf(before: MailState, now: MailState): Notice {
  if (now !== 'cancelled') return 'withdrawn';
  return before === 'uncertain' ? 'cancelled' : 'undone';
}
