import { useState } from 'react';
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
import { type ControlIds, Labelled } from '../labelled.tsx';
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
  return <ValueField {...props} label={label} />;
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

function ValueField({ label, ...props }: EditFieldProps & { label: string }) {
  const { say } = useRegisterWords();
  const { column, problem } = props;
  const hint = isIn(hinted, column) ? say(`hint.${column}`) : undefined;
  return (
    <Labelled label={label} hint={hint} problem={problem}>
      {(ids) => <Control {...props} ids={ids} />}
    </Labelled>
  );
}

interface ControlProps extends EditFieldProps {
  ids: ControlIds;
}

function Control({ column, value, onChange, problem, offered, ids }: ControlProps) {
  const { say } = useRegisterWords();
  const [typed, setTyped] = useState('');
  // "1,0" is 1 and on its way to "1,05": what was typed stays as long as it means the value
  const isTyped = typeof value === 'number' && valueIn(column, typed) === value;
  const shared = {
    ...ids,
    className: 'field',
    value: isTyped ? typed : typeof value === 'number' ? String(value) : textOf(value),
    'aria-invalid': problem !== undefined,
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
        list={offered && `${ids.id}-offered`}
      />
      {offered && (
        <datalist id={`${ids.id}-offered`}>
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
