import { Combobox, Option } from '@fluentui/react-components';
import { useId, useState } from 'react';
import type { Person } from '../../../core/person.ts';
import { focusSoon } from '../../shared/focus-soon.ts';
import { Icon } from '../../shared/icon.tsx';
import { Face } from '../../shared/person.tsx';
import { plain } from '../../shared/text.ts';
import { useSettled } from '../../shared/use-settled.ts';
import { type ControlIds, Labelled } from '../labelled.tsx';
import { useRegisterWords } from './register-words.ts';
import { usePeople } from './use-register.ts';

export interface PeopleFieldProps {
  label: string;
  /** Of the box in which one looks for people; its own by default. */
  id?: string;
  people: Person[];
  onChange: (people: Person[]) => void;
  /** One person takes the place of another; false by default: then they stand together. */
  single?: boolean;
  /** Nobody can be added to so many; any number by default. */
  most?: number;
  /** What is wrong with it; nothing by default. */
  problem?: string | undefined;
}

/** People of the directory, found by the beginnings of their names. */
export function PeopleField({
  label,
  id,
  people,
  onChange,
  single = false,
  most = Number.POSITIVE_INFINITY,
  problem,
}: PeopleFieldProps) {
  const { say } = useRegisterWords();
  const without = (person: Person) => people.filter((each) => each !== person);
  const add = (person: Person, lastId: string) => {
    const named = single ? [] : people.filter(({ mail }) => mail !== person.mail);
    onChange([...named, person]);
    // the box gives way
    if (named.length + 1 >= most) focusSoon(lastId);
  };
  return (
    <Labelled label={label} id={id} problem={problem}>
      {(ids) => (
        <>
          {people.length > 0 && (
            <ul className="chosen">
              {people.map((person, at) => (
                <li key={person.mail}>
                  <Face name={person.name} size={24} />
                  <span>
                    {plain(person.name)}
                    {person.oid === '' && (
                      <span className="cap cap-bad"> {say('people.unknown')}</span>
                    )}
                  </span>
                  <button
                    type="button"
                    id={at === most - 1 ? `${ids.id}-last` : undefined}
                    className="icon-button"
                    aria-label={say('people.remove', { name: plain(person.name) })}
                    onClick={() => {
                      onChange(without(person));
                      focusSoon(ids.id);
                    }}
                  >
                    <Icon name="cross" size={16} />
                  </button>
                </li>
              ))}
            </ul>
          )}
          {people.length < most && (
            <Picker
              ids={ids}
              invalid={problem !== undefined}
              hint={say(single && people.length > 0 ? 'people.instead' : 'people.add')}
              onChoose={(person) => add(person, `${ids.id}-last`)}
            />
          )}
        </>
      )}
    </Labelled>
  );
}

interface PickerProps {
  ids: ControlIds;
  invalid: boolean;
  /** What may be typed. */
  hint: string;
  onChoose: (person: Person) => void;
}

function Picker({ ids, invalid, hint, onChoose }: PickerProps) {
  const { say } = useRegisterWords();
  const [words, setWords] = useState('');
  const [isLeft, setLeft] = useState(false);
  const unchosenId = useId();
  const asked = useSettled(words.trim());
  const found = usePeople(asked);
  const people = asked === '' ? [] : (found.data?.people ?? []);
  const choose = (mail: string | undefined) => {
    const person = people.find((each) => each.mail === mail);
    if (person === undefined) return;
    onChoose(person);
    setWords('');
  };
  const unchosen = isLeft ? words.trim() : '';
  return (
    <>
      <Combobox
        {...ids}
        {...(unchosen && { 'aria-describedby': unchosenId })}
        freeform
        inlinePopup
        // nothing is listed before somebody types
        expandIcon={null}
        className="people-box"
        placeholder={hint}
        value={words}
        selectedOptions={[]}
        aria-invalid={invalid || unchosen !== ''}
        onBlur={() => setLeft(true)}
        onChange={(event) => {
          setWords(event.target.value);
          setLeft(false);
        }}
        onOptionSelect={(_, { optionValue }) => choose(optionValue)}
      >
        {people.map((person) => (
          <Option key={person.oid} value={person.mail} text={plain(person.name)}>
            <span>
              {plain(person.name)}
              <span className="cap option-mail">{person.mail}</span>
            </span>
          </Option>
        ))}
        {people.length === 0 && asked !== '' && (
          <Option disabled value="" text="">
            {say(found.error ? 'people.failed' : found.data ? 'people.nobody' : 'people.searching')}
          </Option>
        )}
      </Combobox>
      {unchosen && (
        <p className="cap cap-bad" role="alert" id={unchosenId}>
          {say('people.unchosen', { words: unchosen })}
        </p>
      )}
    </>
  );
}
