import { useId } from 'react';
import { Icon } from '../shared/icon.tsx';
import { useWords } from '../shared/use-words.ts';

export interface FilterTextProps {
  value: string;
  onChange: (value: string) => void;
}

/** Words of subject or sender. Esc empties it. */
export function FilterText({ value, onChange }: FilterTextProps) {
  const { t } = useWords();
  const id = useId();
  return (
    <div className="search filter-text">
      <label className="sr" htmlFor={id}>
        {t('filter.words')}
      </label>
      <Icon name="search" size={16} />
      <input
        type="search"
        className="field"
        id={id}
        value={value}
        maxLength={200}
        placeholder={t('filter.words')}
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
