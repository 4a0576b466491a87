import { useId } from 'react';
import { Icon } from '../shared/icon.tsx';
import { useWords } from '../shared/use-words.ts';

export interface FilterTextProps {
  value: string;
  onChange: (value: string) => void;
  /** What is searched; words of subject or sender by default. */
  label?: string;
}

/** Words that something is searched for. Esc empties it. */
export function FilterText({ value, onChange, label }: FilterTextProps) {
  const { t } = useWords();
  const words = label ?? t('filter.words');
  const id = useId();
  return (
    <div className="search filter-text">
      <label className="sr" htmlFor={id}>
        {words}
      </label>
      <Icon name="search" size={16} />
      <input
        type="search"
        className="field"
        id={id}
        value={value}
        maxLength={200}
        placeholder={words}
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Escape' || value === '') return;
          event.stopPropagation();
          onChange('');
        }}
      />
    </div>
  );
}
