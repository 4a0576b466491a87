import { useEffect } from 'react';
import type { MailAnswer } from '../../wire/suggestions.ts';
import { failureOf } from '../shared/api-error.ts';
import { type Choice, others } from '../shared/choice.ts';
import { useAnnounce } from '../shared/live-region.tsx';
import { useMe } from '../shared/queries.ts';
import { FailureNotice } from '../shared/states.tsx';
import { plain } from '../shared/text.ts';
import { useGrace } from '../shared/use-grace.ts';
import { StatusNotice } from '../shared/status-notice.tsx';
import { useWords } from '../shared/use-words.ts';
import { Alternatives } from './alternatives.tsx';
import { AlongFields } from './along-fields.tsx';
import { LimitsLine } from './diagnosis.tsx';
import { CautionNotice } from '../shared/caution-notice.tsx';
import { EarlierNotice } from './earlier-notice.tsx';
import { HandOffButtons } from './hand-off-buttons.tsx';
import { OfflineButtons } from './offline-buttons.tsx';
import type { Along } from './open-screen.tsx';
import { RegisterNotice } from './register-notice.tsx';
import { type Repeat, RepeatNotice } from './repeat.tsx';
import { RunField } from './run-field.tsx';
import { Screen } from './screen.tsx';
import { SuggestionCard } from './suggestion-card.tsx';
import { useEnter } from './use-enter.ts';
import type { HandOff } from './use-hand-off.ts';
import type { Joining } from './use-run.ts';

export interface SuggestionScreenProps {
  answer: MailAnswer;
  choice: Choice;
  along: Along;
  joining: Joining;
  handOff: HandOff;
  offline: boolean;
  /** True when it is not what Baton proposes: the person chose this one, or it follows an earlier hand-off. */
  settled: boolean;
  /** Set when it was taken back just now. */
  returned: 'plain' | 'editing' | undefined;
  repeat: Repeat | undefined;
  onAlong: (along: Along) => void;
  onChoose: (choice: Choice) => void;
  onPick: (kind: 'else' | 'wrong') => void;
  onGive: () => void;
  onTake: () => void;
  /** Asks the server again. */
  onRetry: () => void;
}

/** One person, why, what goes along, and the button. */
export function SuggestionScreen(props: SuggestionScreenProps) {
  const { answer, choice, along, joining, handOff, offline, settled, returned, repeat } = props;
  const { t } = useWords();
  const announce = useAnnounce();
  const { name, oid } = choice.recipient.person;
  const me = useMe().data?.person.oid;
  const mine = me === oid;
  const act = () => {
    if (handOff.isPending) return;
    if (offline) props.onRetry();
    else if (mine) props.onTake();
    else props.onGive();
  };
  const maySend = useGrace(returned !== undefined);
  useEnter(() => maySend() && act());
  const band =
    !settled && answer.suggestion.kind === 'suggested' ? answer.suggestion.band : undefined;
  const runnerUp =
    !settled && answer.suggestion.kind === 'suggested' ? answer.suggestion.runnerUp : undefined;
  const who = t('pane.announceSuggestion', { name: plain(name), title: choice.title });
  const news = band ? `${who}, ${t(`band.${band}`)}` : who;
  useEffect(() => announce(news), [announce, news]);

  const noConnection = offline || (handOff.isError && failureOf(handOff.error).kind === 'offline');
  const state = noConnection
    ? ({ icon: 'offline', look: 'warn', title: t('error.offlineTitle') } as const)
    : ({ icon: 'open', title: t(repeat ? 'repeat.title' : 'pane.open') } as const);
  return (
    <Screen
      {...state}
      subject={answer.mail.subject}
      foot={
        offline ? (
          <OfflineButtons person={choice.recipient.person} onRetry={act} />
        ) : (
          <HandOffButtons {...{ name, mine, handOff }} onGive={act} onTake={props.onTake} />
        )
      }
    >
      {handOff.error && <Refused error={handOff.error} offline={offline} />}
      <RepeatNotice repeat={repeat} />
      {!repeat && <EarlierNotice earlier={answer.earlier} />}
      <StatusNotice asOf={answer.statusAsOf} />
      <RegisterNotice register={answer.register} offline={offline} />
      <CautionNotice cautions={answer.suggestion.cautions} />
      <SuggestionCard
        choice={choice}
        band={band}
        runnerUp={runnerUp}
        mine={mine}
        offline={offline}
        otherwise={t(
          choice.responsibilityId === answer.earlier?.choice?.responsibilityId
            ? 'earlier.reason'
            : 'reason.chosen',
        )}
        onWrong={() => props.onPick('wrong')}
      />
      <RunField joining={joining} onChange={(run) => props.onAlong({ ...along, run })} />
      <AlongFields
        along={along}
        duePhrases={answer.duePhrases}
        takeFocus={returned === 'editing'}
        onChange={props.onAlong}
        onSubmit={act}
      />
      <Alternatives
        others={others(answer.suggestion, choice, me)}
        chosen={choice}
        loads={answer.loads}
        onChoose={props.onChoose}
        onSomebodyElse={() => props.onPick('else')}
      />
      <LimitsLine always={offline} />
    </Screen>
  );
}

export interface RefusedProps {
  error: Error;
  /** True where the buttons say already that there is no connection. False by default. */
  offline?: boolean;
}

/** The click failed. The choice stays, and nothing waits in the background. Nothing is said twice. */
export function Refused({ error, offline = false }: RefusedProps) {
  const { t } = useWords();
  const noConnection = failureOf(error).kind === 'offline';
  if (noConnection && offline) return null;
  return <FailureNotice error={error} {...(noConnection && { hint: t('pane.offlineHint') })} />;
}
