import { useId, useState } from 'react';
import {
  dayColumns,
  type EditableColumn,
  isIn,
  noteColumns,
  numberColumns,
  peopleColumns,
  peopleIn,
  personColumns,
  textOf,
  yesNoColumns,
} from '../../../core/register-entry.ts';
import type { ColumnValue } from '../../../core/register-change.ts';
import { choicesOf } from './entry-text.ts';
import { PeopleField } from './people-field.tsx';
import { useRegisterWords } from './register-words.ts';

export interface EditFieldProps {
  column: EditableColumn;
  value: ColumnValue | undefined;
  onChange: (value: ColumnValue) => void;
  /** What is wrong with it; nothing by default. */
  problem?: string | undefined;
  /** Values that are offered for a text; none by default. */
  offered?: readonly string[];
}

/** The field for one column, by what it holds. */
export function EditField(props: EditFieldProps) {
  const { say } = useRegisterWords();
  const { column, value, onChange, problem } = props;
  const label = say(`column.${column}`);
  if (isIn(personColumns, column) || isIn(peopleColumns, column)) {
    const single = isIn(personColumns, column);
    return (
      <PeopleField
        label={label}
        single={single}
        people={peopleIn(value)}
        problem={problem}
        onChange={(people) => onChange(single ? (people[0] ?? null) : people)}
      />
    );
  }
  if (isIn(yesNoColumns, column)) {
    return (
      <label className="edit-check">
        <input
          type="checkbox"
          checked={value === true}
          onChange={(event) => onChange(event.target.checked)}
        />
        {label}
      </label>
    );
  }
  return <Labelled {...props} label={label} />;
}

const hinted = [
  'Description',
  'NotHere',
  'Keywords',
  'SenderPatterns',
  'Mailboxes',
  'SeparateFrom',
  'PartnerDomains',
  'Status',
] as const;

function Labelled({ label, ...props }: EditFieldProps & { label: string }) {
  const { say } = useRegisterWords();
  const id = useId();
  const { column, problem } = props;
  const hint = isIn(hinted, column) ? say(`hint.${column}`) : undefined;
  const said = problem ?? hint;
  return (
    <div className="edit-field">
      <label className="h" htmlFor={id}>
        {label}
      </label>
      <Control {...props} id={id} isDescribed={said !== undefined} />
      {said && (
        <p className={problem ? 'cap cap-bad' : 'cap'} id={`${id}-said`}>
          {said}
        </p>
      )}
    </div>
  );
}

interface ControlProps extends EditFieldProps {
  id: string;
  isDescribed: boolean;
}

function Control({ column, value, onChange, problem, offered, id, isDescribed }: ControlProps) {
  const { say } = useRegisterWords();
  const [typed, setTyped] = useState('');
  // "1,0" is 1 and on its way to "1,05": what was typed stays as long as it means the value
  const isTyped = typeof value === 'number' && valueIn(column, typed) === value;
  const shared = {
    id,
    className: 'field',
    value: isTyped ? typed : typeof value === 'number' ? String(value) : textOf(value),
    'aria-invalid': problem !== undefined,
    'aria-describedby': isDescribed ? `${id}-said` : undefined,
    onChange: ({ target }: { target: { value: string } }) => {
      setTyped(target.value);
      onChange(valueIn(column, target.value));
    },
  };
  if (column === 'Status' || column === 'StepKind') {
    return (
      <select {...shared}>
        {choicesOf(column, say).map(([choice, words]) => (
          <option key={choice} value={choice}>
            {words}
          </option>
        ))}
      </select>
    );
  }
  if (isIn(noteColumns, column)) return <textarea {...shared} rows={3} maxLength={10_000} />;
  return (
    <>
      <input
        {...shared}
        type={isIn(dayColumns, column) ? 'date' : 'text'}
        inputMode={isIn(numberColumns, column) ? 'decimal' : undefined}
        maxLength={255}
        list={offered && `${id}-offered`}
      />
      {offered && (
        <datalist id={`${id}-offered`}>
          {offered.map((each) => (
            <option key={each}>{each}</option>
          ))}
        </datalist>
      )}
    </>
  );
}

/** What is no number stays as it was typed, so that it can be said what is wrong with it. */
function valueIn(column: EditableColumn, text: string): ColumnValue {
  if (text === '') return null;
  const isNumber = isIn(numberColumns, column) && /^\d{1,9}([.,]\d{1,6})?$/.test(text);
  return isNumber && !/[.,]$/.test(text) ? Number(text.replace(',', '.')) : text;
}
