import { Button } from '@fluentui/react-components';
import { useDeferredValue, useEffect, useRef, useState } from 'react';
import { Icon } from '../shared/icon.tsx';
import { useDirectory } from '../shared/queries.ts';
import { Bone, useNoticeable } from '../shared/skeleton.tsx';
import { ErrorState } from '../shared/states.tsx';
import { useEscape } from '../shared/use-escape.ts';
import { useSettled } from '../shared/use-settled.ts';
import { useWords } from '../shared/use-words.ts';
import { Alternative } from './alternatives.tsx';
import { type Choice, chosenByHand } from './choice.ts';
import { Screen } from './screen.tsx';

/** As many as fit without scrolling for long; more words narrow it down. */
const SHOWN = 20;

export interface PickerScreenProps {
  title: string;
  subject: string;
  onChoose: (choice: Choice) => void;
  onClose: () => void;
}

/** Searches the register by words, not only by names. Choosing leads back to the card; nothing is sent here. */
export function PickerScreen({ title, subject, onChoose, onClose }: PickerScreenProps) {
  const { t } = useWords();
  const [words, setWords] = useState('');
  const field = useRef<HTMLInputElement>(null);
  useEscape(onClose);
  useEffect(() => field.current?.focus(), []);
  const back = (
    <Button className="second" onClick={onClose}>
      {t('picker.back')}
    </Button>
  );
  return (
    <Screen icon="search" title={title} subject={subject} foot={back}>
      <div className="picker">
        <h1 className="sr">{title}</h1>
        <label className="h" htmlFor="words">
          {t('picker.label')}
        </label>
        <div className="search">
          <Icon name="search" size={16} />
          <input
            type="search"
            className="field"
            id="words"
            ref={field}
            value={words}
            maxLength={200}
            placeholder={t('picker.placeholder')}
            onChange={(event) => setWords(event.target.value)}
          />
        </div>
        <Found words={useSettled(words.trim())} onChoose={onChoose} />
      </div>
    </Screen>
  );
}

function Found({ words, onChoose }: { words: string; onChoose: (choice: Choice) => void }) {
  const { t } = useWords();
  const directory = useDirectory(words);
  const entries = useDeferredValue(directory.data?.entries);
  if (!entries) {
    if (directory.error) {
      return <ErrorState error={directory.error} onRetry={() => void directory.refetch()} />;
    }
    return <FoundBones />;
  }
  const choices = entries.map(chosenByHand).filter((choice) => choice !== undefined);
  return (
    <>
      <output className="cap">
        {entries.length === 0 ? t('picker.empty') : t('picker.found', { count: entries.length })}
      </output>
      <ul className="alts">
        {choices.slice(0, SHOWN).map((choice) => (
          <li key={choice.responsibilityId}>
            <Alternative choice={choice} onChoose={onChoose} />
          </li>
        ))}
      </ul>
    </>
  );
}

function FoundBones() {
  if (!useNoticeable()) return null;
  return (
    <div className="bones">
      <Bone width="90%" height={28} />
      <Bone width="80%" height={28} />
      <Bone width="85%" height={28} />
    </div>
  );
}
