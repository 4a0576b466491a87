import { type RefObject, useId } from 'react';
import { Icon } from './icon.tsx';

export interface SearchFieldProps {
  label: string;
  placeholder: string;
  words: string;
  onChange: (words: string) => void;
  field?: RefObject<HTMLInputElement | null>;
}

/** Words that something is searched for, with a label above. */
export function SearchField({ label, placeholder, words, onChange, field }: SearchFieldProps) {
  const id = useId();
  return (
    <>
      <label className="h" htmlFor={id}>
        {label}
      </label>
      <div className="search">
        <Icon name="search" size={16} />
        <input
          type="search"
          className="field"
          id={id}
          ref={field}
          value={words}
          maxLength={200}
          placeholder={placeholder}
          onChange={(event) => onChange(event.target.value)}
        />
      </div>
    </>
  );
}
