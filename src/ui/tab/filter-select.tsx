import { useId } from 'react';
import { plain } from '../shared/text.ts';

export interface FilterSelectProps {
  label: string;
  value: string;
  /** Value and words of each choice; the first one means that nothing is chosen. */
  choices: readonly (readonly [string, string])[];
  onChange: (value: string) => void;
  /** Where it is shown, as a class; everywhere by default. */
  className?: string;
}

/** One thing a list is narrowed down to, or sorted by. */
export function FilterSelect({ label, value, choices, onChange, className }: FilterSelectProps) {
  const id = useId();
  const isKnown = choices.some(([known]) => known === value);
  return (
    <div className={className ? `filter ${className}` : 'filter'}>
      <label className="filter-label" htmlFor={id}>
        {label}
      </label>
      <select
        className="field"
        id={id}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      >
        {choices.map(([known, words]) => (
          <option key={known} value={known}>
            {plain(words)}
          </option>
        ))}
        {!isKnown && <option value={value}>{plain(value)}</option>}
      </select>
    </div>
  );
}
