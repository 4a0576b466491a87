import type { Choice } from './choice.ts';
import { Icon } from './icon.tsx';
import { Face } from './person.tsx';
import { plain } from './text.ts';
import { useWords } from './use-words.ts';

export interface AlternativeProps {
  choice: Choice;
  onChoose: (choice: Choice) => void;
  /** Says only the role. */
  bare?: boolean;
}

/** One person to choose, as a row. */
export function Alternative({ choice, onChoose, bare = false }: AlternativeProps) {
  const { t } = useWords();
  const { person, role } = choice.recipient;
  return (
    <button type="button" className="alt" onClick={() => onChoose(choice)}>
      <Face name={person.name} size={28} />
      <span>
        <span className="alt-name">{plain(person.name)}</span>
        <span className="cap">
          {bare ? t(`role.${role}`) : `${choice.title} · ${t(`role.${role}`)}`}
        </span>
      </span>
      <Icon name="pass" size={16} />
    </button>
  );
}
