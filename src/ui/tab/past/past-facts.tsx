import type { Responsibility } from '../../../core/responsibility.ts';
import type { Person } from '../../../core/person.ts';
import { localeOf } from '../../shared/i18n.ts';
import { plain } from '../../shared/text.ts';
import { usePastWords } from './past-words.ts';

export interface PastFactsProps {
  /** As it stood that day. */
  responsibility: Responsibility;
}

/** Who would have stood in. */
export function StandIns({ responsibility: { deputies, team } }: PastFactsProps) {
  const { say, language } = usePastWords();
  const list = new Intl.ListFormat(localeOf(language));
  const namesOf = (people: Person[]) => list.format(people.map(({ name }) => plain(name)));
  return (
    <p className="cap">
      {deputies.length > 0 ? say('deputies', { names: namesOf(deputies) }) : say('noDeputies')}
      {team.length > 0 && <> · {say('team', { names: namesOf(team) })}</>}
    </p>
  );
}

/** The step of a process, and who must not have done which other one. */
export function PastStep({ responsibility }: PastFactsProps) {
  const { say } = usePastWords();
  const { process, step, separateFrom } = responsibility;
  if (process === undefined || step === undefined) return null;
  return (
    <p className="cap">
      {say('step', { process: plain(process), step })}
      {separateFrom.length > 0 && <> · {say('apart', { steps: separateFrom.join(', ') })}</>}
    </p>
  );
}

/** What the row said in words, folded away. */
export function PastTexts({ responsibility }: PastFactsProps) {
  const { say } = usePastWords();
  const { description, notHere, keywords, excludedPhrases } = responsibility;
  const facts = [
    ['description', description],
    ['notHere', notHere],
    ['keywords', keywords.join(', ')],
    ['excluded', excludedPhrases.join(', ')],
  ] as const;
  const said = facts.filter(([, text]) => text !== '');
  if (said.length === 0) return null;
  return (
    <details className="past-texts">
      <summary className="cap">{say('texts')}</summary>
      <dl className="facts-list">
        {said.map(([name, text]) => (
          <div key={name}>
            <dt>{say(name)}</dt>
            <dd>{plain(text)}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
