import { Button } from '../shared/button.tsx';
import type { NothingToDo } from '../../core/suggestion.ts';
import type { MailAnswer } from '../../wire/suggestions.ts';
import { EmptyState } from '../shared/states.tsx';
import { useWords } from '../shared/use-words.ts';
import { CautionNotice } from '../shared/caution-notice.tsx';
import { type Repeat, RepeatNotice } from './repeat.tsx';
import { Screen } from './screen.tsx';
import { Refused } from './suggestion-screen.tsx';
import type { HandOff } from './use-hand-off.ts';

export interface BulkScreenProps {
  answer: MailAnswer;
  reason: NothingToDo;
  handOff: HandOff;
  repeat: Repeat | undefined;
  onPick: (kind: 'else') => void;
}

/** No request at all: there is nothing to do, and that is said in one breath. */
export function BulkScreen({ answer, reason, handOff, repeat, onPick }: BulkScreenProps) {
  const { t } = useWords();
  const anyway = (
    <Button className="second" onClick={() => onPick('else')}>
      {t('pane.anyway')}
    </Button>
  );
  return (
    <Screen icon="none" title={t('pane.bulkState')} subject={answer.mail.subject} foot={anyway}>
      {handOff.error && <Refused error={handOff.error} />}
      <RepeatNotice repeat={repeat} />
      <CautionNotice cautions={answer.suggestion.cautions} />
      <EmptyState
        icon="none"
        title={t(`nothing.${reason}Title`)}
        text={t(`nothing.${reason}Text`)}
        heading="h1"
      >
        <p className="cap">{t('pane.bulkNote')}</p>
      </EmptyState>
    </Screen>
  );
}
