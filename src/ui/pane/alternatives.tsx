import type { MailAnswer } from '../../wire/suggestions.ts';
import { Alternative } from '../shared/alternative.tsx';
import type { Choice } from '../shared/choice.ts';
import { useWords } from '../shared/use-words.ts';

export interface AlternativesProps {
  others: Choice[];
  /** What stands in the card: the same title need not be said again. */
  chosen: Choice;
  /** How busy they are, by Entra id; not said by default. */
  loads?: MailAnswer['loads'] | undefined;
  onChoose: (choice: Choice) => void;
  onSomebodyElse: () => void;
}

/** Up to two others, and the way to anybody in the register. Choosing only puts them into the card. */
export function Alternatives({
  others,
  chosen,
  loads,
  onChoose,
  onSomebodyElse,
}: AlternativesProps) {
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
              load={loads?.[choice.recipient.person.oid]}
              bare={choice.responsibilityId === chosen.responsibilityId}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}
