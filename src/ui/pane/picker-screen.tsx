import { Button } from '../shared/button.tsx';
import type { Choice } from '../shared/choice.ts';
import { RegisterSearch } from '../shared/register-search.tsx';
import { useEscape } from '../shared/use-escape.ts';
import { useWords } from '../shared/use-words.ts';
import { Screen } from './screen.tsx';

export interface PickerScreenProps {
  title: string;
  subject: string;
  onChoose: (choice: Choice) => void;
  onClose: () => void;
}

/** Somebody else: searches the register. Choosing leads back to the card; nothing is sent here. */
export function PickerScreen({ title, subject, onChoose, onClose }: PickerScreenProps) {
  const { t } = useWords();
  useEscape(onClose);
  const back = (
    <Button className="second" onClick={onClose}>
      {t('picker.back')}
    </Button>
  );
  return (
    <Screen icon="search" title={title} subject={subject} foot={back}>
      <h1 className="sr">{title}</h1>
      <RegisterSearch onChoose={onChoose} about={subject} />
    </Screen>
  );
}
