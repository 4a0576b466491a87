import { Button } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import type { Person } from '../../../core/person.ts';
import { mostInTeam } from '../../../wire/directory.ts';
import { useApp } from '../../shared/app-context.ts';
import { QuietError } from '../../shared/states.tsx';
import { plain } from '../../shared/text.ts';
import { Labelled } from '../labelled.tsx';
import { PeopleField } from '../register/people-field.tsx';
import '../register/register.css';
import { useChannelWords } from './channel-words.ts';

/** Some people, and what they are called together. */
export interface Team {
  people: Person[];
  name: string;
}

export interface TeamChoiceProps {
  team: Team;
  onChange: (team: Team) => void;
}

/** One team: taken from the register, or put together here. */
export function TeamChoice({ team: { people, name }, onChange }: TeamChoiceProps) {
  const { say } = useChannelWords();
  const suggested = suggestedName(people);
  const change = (next: readonly Person[]) => {
    const listed = next.filter(({ oid }) => oid !== '').slice(0, mostInTeam);
    // a name that nobody typed follows the people
    onChange({ people: listed, name: name === suggested ? suggestedName(listed) : name });
  };
  return (
    <>
      <TeamsOfRegister onChoose={change} />
      <PeopleField label={say('people')} people={people} onChange={change} />
      <p className="cap">{say('most', { count: mostInTeam })}</p>
      <Labelled label={say('name')} hint={say('nameHint')}>
        {(ids) => (
          <input
            className="field"
            {...ids}
            maxLength={60}
            value={name}
            onChange={(event) => onChange({ people, name: event.target.value })}
          />
        )}
      </Labelled>
      <p className="cap">{say('shows')}</p>
    </>
  );
}

function TeamsOfRegister({ onChoose }: { onChoose: (people: readonly Person[]) => void }) {
  const { say } = useChannelWords();
  const { api } = useApp();
  const teams = useQuery({ queryKey: ['teams'], queryFn: ({ signal }) => api.teams(signal) });
  if (teams.error)
    return <QuietError what={say('teamsNotLoaded')} onRetry={() => void teams.refetch()} />;
  if (!teams.data?.teams.length) return null;
  return (
    <fieldset className="plain-group">
      <legend className="h">{say('teams')}</legend>
      <div className="row">
        {teams.data.teams.map((people) => (
          <Button
            key={people.map(({ oid }) => oid).join(' ')}
            size="small"
            onClick={() => onChoose(people)}
          >
            {suggestedName(people)}
          </Button>
        ))}
      </div>
    </fieldset>
  );
}

/** The last words of their names: `Carstens, Kern, Yıldız`. */
function suggestedName(people: readonly Person[]): string {
  return people
    .map(({ name }) => plain(name).split(' ').at(-1) ?? '')
    .toSorted((a, b) => a.localeCompare(b, 'de'))
    .join(', ')
    .slice(0, 60);
}
