import { useState } from 'react';
import type { HandoffView } from '../../wire/handoffs.ts';
import type { MailAnswer } from '../../wire/suggestions.ts';
import { secondRequest } from '../shared/choice.ts';
import { later, usePreload } from '../shared/later.tsx';
import { useAnnounce } from '../shared/live-region.tsx';
import { useWords } from '../shared/use-words.ts';
import { AnswerScreen } from './answer-screen.tsx';
import { meanwhileFor } from './meanwhile.tsx';
import { OpenScreen } from './open-screen.tsx';
import { type Notice, noticeWords, useTellPane } from './pane-notice.tsx';
import { PlaceTaken } from './place.tsx';
import { TakenScreen } from './taken-screen.tsx';
import { useCourse } from './use-course.ts';
import type { HandOff } from './use-hand-off.ts';

const HandedOffPart = later(
  'handed-off',
  async () =>
    (await import(/* webpackChunkName: "handed-off" */ './handed-off-screen.tsx')).HandedOffScreen,
);

export interface AnsweredScreenProps {
  messageId: string;
  answer: MailAnswer;
  /** When the answer came, in milliseconds. */
  readAt: number;
  handOff: HandOff;
  /** True when the last attempt to ask the server failed. */
  offline: boolean;
  /** Asks the server again how this mail stands. */
  onReread: () => Promise<unknown>;
}

/** A mail the server has answered for: open, with somebody, or on its way there and back. */
export function AnsweredScreen(props: AnsweredScreenProps) {
  const { messageId, answer, readAt, handOff, offline, onReread } = props;
  const course = useCourse(answer, readAt);
  const tell = useTell(messageId);
  usePreload(HandedOffPart);
  const { subject } = answer.mail;
  const { holder, known } = course;
  const [left, setLeft] = useState(false);

  if (answer.answers && !left) {
    const leave = () => setLeft(true);
    const { answers } = answer;
    return (
      <AnswerScreen {...{ answers, subject }} onDone={() => void onReread()} onLeave={leave} />
    );
  }

  if (course.open) {
    const repeat = course.repeating && holder && { ...holder, onLeave: course.leaveRepeat };
    return (
      <OpenScreen
        {...{ answer, handOff, offline }}
        onReread={() => void onReread()}
        draft={course.draft}
        onDraft={course.setDraft}
        returned={course.returned || undefined}
        repeat={repeat || undefined}
      />
    );
  }
  if (!known) {
    return <TakenScreen subject={subject} since={holder?.key ?? ''} onRepeat={course.repeat} />;
  }
  const { handoffKey } = known.handoff;
  const given = {
    subject,
    known,
    justNow: course.passedOn || keyOfOutcome(handOff) === handoffKey,
    onBack: (handoff: HandoffView, notice?: Notice) => {
      if (notice) tell(notice);
      course.takeBack(handoff);
      void onReread();
    },
    onEdit: course.passedOn ? undefined : () => course.edit(handoffKey),
    onRepeat: course.repeat,
    onReread,
    endedRepeat: course.passedOn ? undefined : endedRepeatOf(answer),
    second: secondRequest(answer.suggestion, known.handoff),
    onSecond: course.second,
    onPassedOn: (handoff: HandoffView) => course.passOn({ handoff, readAt: Date.now() }),
  };
  return (
    <PlaceTaken taken={undefined}>
      <HandedOffPart key={handoffKey} given={given} meanwhile={meanwhileFor(subject)} />
    </PlaceTaken>
  );
}

function endedRepeatOf({ status }: MailAnswer): HandoffView | undefined {
  return status.kind === 'handed_off' ? status.endedRepeat : undefined;
}

function keyOfOutcome({ data }: HandOff): string | undefined {
  return data?.kind === 'handed_off' ? data.handoff.handoffKey : undefined;
}

/** Says it to the eye and to the ear. */
function useTell(messageId: string): (notice: Notice) => void {
  const tell = useTellPane();
  const announce = useAnnounce();
  const { t } = useWords();
  return (notice) => {
    tell(messageId, notice);
    announce(t(noticeWords[notice]));
  };
}
