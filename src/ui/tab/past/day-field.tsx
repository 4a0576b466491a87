import { useId } from 'react';

export interface DayFieldProps {
  label: string;
  day: string;
  onChange: (day: string) => void;
}

export function DayField({ label, day, onChange }: DayFieldProps) {
  const id = useId();
  return (
    <div className="filter">
      <label className="filter-label" htmlFor={id}>
        {label}
      </label>
      <input
        type="date"
        className="field"
        id={id}
        value={day}
        onChange={({ target }) => onChange(target.value)}
      />
    </div>
  );
}
