import { useDeferredValue, useEffect, useRef, useState } from 'react';
import { Alternative } from './alternative.tsx';
import { type Choice, chosenWithout } from './choice.ts';
import type { Translate } from './i18n.ts';
import type { IconName } from './icon.tsx';
import { useDirectory } from './directory-queries.ts';
import { SearchField } from './search-field.tsx';
import { Bone, useNoticeable } from './skeleton.tsx';
import { ErrorState } from './states.tsx';
import { useSettled } from './use-settled.ts';
import { useWords } from './use-words.ts';

/** As many as fit without scrolling for long; more words narrow it down. */
const SHOWN = 20;

export interface RegisterSearchProps {
  onChoose: (choice: Choice) => void;
  /** Who shall not get it, by Entra id: their deputies stand in for them. Nobody by default. */
  without?: readonly string[];
  /** A subject: what fits it is there before anybody types. */
  about?: string | undefined;
}

/** Searches the register by words, not only by names. Choosing sends nothing. */
export function RegisterSearch({ onChoose, without, about }: RegisterSearchProps) {
  const { t } = useWords();
  const [words, setWords] = useState('');
  const settled = useSettled(words.trim());
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);
  return (
    <div className="picker">
      <SearchField
        label={t('picker.label')}
        placeholder={t('picker.placeholder')}
        words={words}
        onChange={setWords}
        field={field}
      />
      {settled === '' && about ? (
        <FittingFound about={about} {...{ onChoose, without }} />
      ) : (
        <RegisterFound words={settled} {...{ onChoose, without }} />
      )}
    </div>
  );
}

/** What fits a subject; the whole register where nothing does. */
function FittingFound({ about, ...props }: Omit<RegisterFoundProps, 'words'> & { about: string }) {
  const { t } = useWords();
  const { entries } = useDirectory(about).data ?? {};
  const fits = entries?.some((entry) => chosenWithout(entry, props.without ?? []));
  if (fits === false) return <RegisterFound {...props} words="" />;
  return <RegisterFound {...props} words={about} said={t('picker.about')} />;
}

export interface RegisterFoundProps {
  words: string;
  onChoose: (choice: Choice) => void;
  /** Who shall not get it, by Entra id. Nobody by default. */
  without?: readonly string[] | undefined;
  /** What choosing does; passes on by default. */
  icon?: IconName;
  /** What stands above them; how many there are by default. */
  said?: string;
}

/** Who answers for what these words say, and can be reached. */
export function RegisterFound({ words, onChoose, without = [], icon, said }: RegisterFoundProps) {
  const { t } = useWords();
  const directory = useDirectory(words);
  const entries = useDeferredValue(directory.data?.entries);
  if (!entries) {
    if (directory.error) {
      return <ErrorState error={directory.error} onRetry={() => void directory.refetch()} />;
    }
    return <FoundBones />;
  }
  const choices = entries
    .map((entry) => chosenWithout(entry, without))
    .filter((choice) => choice !== undefined);
  return (
    <>
      <output className="cap">
        {said ?? foundWords(words, entries.length, choices.length, t)}
      </output>
      <ul className="alts">
        {choices.slice(0, SHOWN).map((choice) => (
          <li key={choice.responsibilityId}>
            <Alternative
              choice={choice}
              onChoose={onChoose}
              load={directory.data?.loads?.[choice.recipient.person.oid]}
              icon={icon}
            />
          </li>
        ))}
      </ul>
    </>
  );
}

/** How many fit; before anything is looked for a number would only say where the list was cut. */
function foundWords(words: string, entries: number, count: number, t: Translate): string {
  if (count > 0) return words === '' ? '' : t('picker.found', { count });
  return t(entries > 0 ? 'picker.nobodyElse' : 'picker.empty');
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
