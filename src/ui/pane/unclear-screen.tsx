import { useEffect } from 'react';
import type { Suggestion } from '../../core/suggestion.ts';
import type { MailAnswer } from '../../wire/suggestions.ts';
import { BandChip } from '../shared/chip.tsx';
import type { Choice } from '../shared/choice.ts';
import { Icon } from '../shared/icon.tsx';
import { useAnnounce } from '../shared/live-region.tsx';
import { choiceLabel } from '../shared/question.ts';
import { ReasonSentence } from '../shared/reason-sentence.tsx';
import { plain } from '../shared/text.ts';
import { StatusNotice } from '../shared/status-notice.tsx';
import { useWords } from '../shared/use-words.ts';
import { LimitsLine } from './diagnosis.tsx';
import { CautionNotice } from '../shared/caution-notice.tsx';
import { EarlierNotice } from './earlier-notice.tsx';
import { useQuestion, WhyAsked } from './question-parts.tsx';
import { RegisterNotice } from './register-notice.tsx';
import { type Repeat, RepeatNotice } from './repeat.tsx';
import { Screen } from './screen.tsx';
import { Refused } from './suggestion-screen.tsx';
import { UnclearButtons } from './unclear-buttons.tsx';
import type { HandOff } from './use-hand-off.ts';

type Unclear = Extract<Suggestion, { kind: 'unclear' }>;

export interface UnclearScreenProps {
  answer: MailAnswer;
  suggestion: Unclear;
  handOff: HandOff;
  /** True when the server cannot be asked. */
  offline: boolean;
  repeat: Repeat | undefined;
  onChoose: (choice: Choice) => void;
  onPick: (kind: 'else') => void;
  onTake: () => void;
  onTriage: () => void;
  /** Asks the server again. */
  onRetry: () => void;
}

/** Baton has no recommendation: it asks, the choices are equals, and no button stands out. */
export function UnclearScreen(props: UnclearScreenProps) {
  const { answer, suggestion, handOff, offline, repeat } = props;
  const { t } = useWords();
  const announce = useAnnounce();
  const question = useQuestion(suggestion);
  useEffect(() => announce(question), [announce, question]);
  const { options } = suggestion;
  return (
    <Screen
      {...(offline
        ? ({ icon: 'offline', look: 'warn', title: t('error.offlineTitle') } as const)
        : ({ icon: 'open', title: t(repeat ? 'repeat.title' : 'pane.open') } as const))}
      subject={answer.mail.subject}
      foot={<UnclearButtons {...props} />}
    >
      {handOff.error && <Refused error={handOff.error} offline={offline} />}
      <RepeatNotice repeat={repeat} />
      {!repeat && <EarlierNotice earlier={answer.earlier} />}
      <StatusNotice asOf={answer.statusAsOf} />
      <RegisterNotice register={answer.register} offline={offline} />
      <CautionNotice cautions={suggestion.cautions} />
      <div className="ask">
        <BandChip band="unclear" />
        <h1 className="q">{question}</h1>
        <WhyAsked suggestion={suggestion} />
      </div>
      {options.length > 0 && (
        <ul className="choices">
          {options.map((option) => (
            <li key={option.responsibilityId}>
              <Option option={option} suggestion={suggestion} onChoose={props.onChoose} />
            </li>
          ))}
        </ul>
      )}
      {options.length > 0 && <p className="cap">{t('pane.nothingSentYet')}</p>}
      <button type="button" className="alt" onClick={() => props.onPick('else')}>
        <Icon name="search" />
        <span>{t('pane.somebodyElse')}</span>
        <Icon name="chevron" size={16} />
      </button>
      <LimitsLine always={offline} />
    </Screen>
  );
}

interface OptionProps {
  option: Choice;
  suggestion: Unclear;
  onChoose: (choice: Choice) => void;
}

function Option({ option, suggestion, onChoose }: OptionProps) {
  const { language } = useWords();
  const choices = suggestion.question?.choices ?? [];
  const choice = choices.find((each) => each.responsibilityId === option.responsibilityId);
  const label = choice ? choiceLabel(choice, language) : option.title;
  const title = label === option.title ? option.area : option.title;
  return (
    <button type="button" className="choice" onClick={() => onChoose(option)}>
      <span>
        <strong>{label}</strong>
        <span className="cap">
          {title} · {plain(option.recipient.person.name)}
        </span>
        <ReasonSentence evidence={option.evidence} className="cap choice-why" />
      </span>
      <Icon name="chevron" />
    </button>
  );
}
