import { Icon } from '../shared/icon.tsx';
import { useWords } from '../shared/use-words.ts';

/** The field for words has it; there is one to a page at most. */
export const filterWords = 'filter-words';

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
  return (
    <div className="search filter-text">
      <label className="sr" htmlFor={filterWords}>
        {words}
      </label>
      <Icon name="search" size={16} />
      <input
        type="search"
        className="field"
        id={filterWords}
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
