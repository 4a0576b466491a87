import type { DraftAnswer } from '../../../wire/suggestions.ts';
import { Alternative } from '../../shared/alternative.tsx';
import { Button } from '../../shared/button.tsx';
import type { Choice } from '../../shared/choice.ts';
import { useWords } from '../../shared/use-words.ts';
import { RegisterNotice } from '../register-notice.tsx';
import { Screen } from '../screen.tsx';

export interface AskForProps {
  title: string;
  subject: string;
  answer: DraftAnswer;
  /** True when the kept register answers. */
  offline: boolean;
  onChoose: (choice: Choice) => void;
  /** Anybody in the register. */
  pick: () => void;
}

/** What is written so far does not say whose it is: the likely ones to choose from, and the search. */
export function AskFor({ title, subject, answer, offline, onChoose, pick }: AskForProps) {
  const { t } = useWords();
  const { suggestion } = answer;
  const options = suggestion.kind === 'unclear' ? suggestion.options.slice(0, 3) : [];
  const foot = (
    <Button className="second" onClick={pick}>
      {t('pane.somebodyElse')}
    </Button>
  );
  return (
    <Screen icon="pass" look="brand" title={title} subject={subject} foot={foot}>
      <RegisterNotice register={answer.register} offline={offline} />
      <div className="ask">
        <h1 className="q">{t('compose.unclearTitle')}</h1>
        <p>{t('compose.unclearText')}</p>
      </div>
      <ul className="alts">
        {options.map((choice) => (
          <li key={`${choice.responsibilityId} ${choice.recipient.person.oid}`}>
            <Alternative choice={choice} onChoose={onChoose} bare={false} />
          </li>
        ))}
      </ul>
    </Screen>
  );
}
