import { Button } from '@fluentui/react-components';
import type { Suggestion } from '../../core/suggestion.ts';
import type { MailAnswer } from '../../wire/api.ts';
import { BandChip } from '../shared/chip.tsx';
import { Icon } from '../shared/icon.tsx';
import { ReasonSentence } from '../shared/reason-sentence.tsx';
import type { Choice } from '../shared/choice.ts';
import { plain } from '../shared/text.ts';
import { useWords } from '../shared/use-words.ts';
import { EarlierNotice } from './earlier-notice.tsx';
import { RegisterNotice } from './register-notice.tsx';
import { type Repeat, RepeatNotice } from './repeat.tsx';
import { Screen } from './screen.tsx';
import { Refused } from './suggestion-screen.tsx';
import type { HandOff } from './use-hand-off.ts';

type Unclear = Extract<Suggestion, { kind: 'unclear' }>;

export interface UnclearScreenProps {
  answer: MailAnswer;
  suggestion: Unclear;
  handOff: HandOff;
  repeat: Repeat | undefined;
  onChoose: (choice: Choice) => void;
  onPick: (kind: 'else') => void;
  onTake: () => void;
}

const sentences = {
  nothing_speaks: 'pane.nothing',
  several_speak: 'pane.several',
  nobody_reachable: 'pane.nobody',
} as const satisfies Record<Unclear['reason'], string>;

/** Baton has no recommendation: it asks, the choices are equals, and no button stands out. */
export function UnclearScreen(props: UnclearScreenProps) {
  const { answer, suggestion, handOff, repeat } = props;
  const { t } = useWords();
  const { options } = suggestion;
  return (
    <Screen
      icon="open"
      title={t(repeat ? 'repeat.title' : 'pane.open')}
      subject={answer.mail.subject}
      foot={<Buttons {...props} />}
    >
      {handOff.error && <Refused error={handOff.error} />}
      <RepeatNotice repeat={repeat} />
      {!repeat && <EarlierNotice earlier={answer.earlier} />}
      <RegisterNotice register={answer.register} />
      <div className="ask">
        <BandChip band="unclear" />
        <h1 className="q">{t('pane.question')}</h1>
        <p className="sub">
          {t(options.length === 1 ? 'pane.unsure' : sentences[suggestion.reason])}
        </p>
      </div>
      {options.length > 0 && (
        <ul className="choices">
          {options.map((option) => (
            <li key={option.responsibilityId}>
              <Option option={option} onChoose={props.onChoose} />
            </li>
          ))}
        </ul>
      )}
      {options.length > 0 && <p className="cap">{t('pane.nothingSentYet')}</p>}
    </Screen>
  );
}

function Option({ option, onChoose }: { option: Choice; onChoose: (choice: Choice) => void }) {
  return (
    <button type="button" className="choice" onClick={() => onChoose(option)}>
      <span>
        <strong>{option.title}</strong>
        <span className="cap">
          {option.area} · {plain(option.recipient.person.name)}
        </span>
        <ReasonSentence evidence={option.evidence} className="cap choice-why" />
      </span>
      <Icon name="chevron" />
    </button>
  );
}

function Buttons({ handOff, onPick, onTake }: UnclearScreenProps) {
  const { t } = useWords();
  return (
    <div className="row">
      <Button onClick={() => onPick('else')}>{t('pane.somebodyElse')}</Button>
      <Button disabledFocusable={handOff.isPending} onClick={onTake}>
        {t(handOff.isPending ? 'pane.taking' : 'pane.take')}
      </Button>
    </div>
  );
}
