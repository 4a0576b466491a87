import type { Load } from '../../core/area-figures.ts';
import type { Choice } from './choice.ts';
import { Icon, type IconName } from './icon.tsx';
import { Face } from './person.tsx';
import { roleText } from './role-text.ts';
import { plain } from './text.ts';
import { useWords } from './use-words.ts';

export interface AlternativeProps {
  choice: Choice;
  onChoose: (choice: Choice) => void;
  /** Says only the role. */
  bare?: boolean;
  /** How busy they are; not said by default. */
  load?: Load | undefined;
  /** What choosing does; passes on by default. */
  icon?: IconName | undefined;
}

/** One person to choose, as a row. */
export function Alternative({
  choice,
  onChoose,
  bare = false,
  load,
  icon = 'pass',
}: AlternativeProps) {
  const words = useWords();
  const { person } = choice.recipient;
  const role = roleText(choice.recipient, words);
  const about = [...(bare ? [] : [choice.title]), role, ...(load ? [words.t(`load.${load}`)] : [])];
  return (
    <button type="button" className="alt" onClick={() => onChoose(choice)}>
      <Face name={person.name} size={28} />
      <span>
        <span className="alt-name">{plain(person.name)}</span>
        <span className="cap">{about.join(' · ')}</span>
      </span>
      <Icon name={icon} size={16} />
    </button>
  );
}
