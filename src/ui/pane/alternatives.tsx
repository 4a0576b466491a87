import { Icon } from '../shared/icon.tsx';
import { Face } from '../shared/person.tsx';
import { plain } from '../shared/text.ts';
import { useWords } from '../shared/use-words.ts';
import type { Choice } from './choice.ts';

export interface AlternativesProps {
  others: Choice[];
  /** What stands in the card: the same title need not be said again. */
  chosen: Choice;
  onChoose: (choice: Choice) => void;
  onSomebodyElse: () => void;
}

/** Up to two others, and the way to anybody in the register. Choosing only puts them into the card. */
export function Alternatives({ others, chosen, onChoose, onSomebodyElse }: AlternativesProps) {
  const { t } = useWords();
  return (
    <section aria-labelledby="others">
      <div className="h-row">
        <h2 className="h" id="others">
          {t('pane.orTo')}
        </h2>
        <button type="button" className="link" onClick={onSomebodyElse}>
          {t('pane.somebodyElse')}
        </button>
      </div>
      <ul className="alts">
        {others.map((choice) => (
          <li key={`${choice.responsibilityId} ${choice.recipient.person.oid}`}>
            <Alternative
              choice={choice}
              onChoose={onChoose}
              bare={choice.responsibilityId === chosen.responsibilityId}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}

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
