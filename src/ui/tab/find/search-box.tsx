import { useEffect, useRef } from 'react';
import { Icon } from '../../shared/icon.tsx';
import { bringsKeyboard } from '../../shared/screen-keyboard.ts';
import { useWords } from '../../shared/use-words.ts';

/** A whole subject line fits; more would not help. */
const LENGTH = 200;

export interface SearchBoxProps {
  words: string;
  onChange: (words: string) => void;
  /** The person turns to something else. */
  onLeave: () => void;
}

/** Takes what a mail says. Esc empties it, Ctrl+K leads to it from anywhere on the page. */
export function SearchBox({ words, onChange, onLeave }: SearchBoxProps) {
  const { t } = useWords();
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => beginHere(field.current), []);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      field.current?.select();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);
  return (
    // React warns about <search> in browsers that do not know it yet.
    // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
    <form role="search" className="big-search" onSubmit={(event) => event.preventDefault()}>
      <Icon name="search" />
      <label className="sr" htmlFor="q">
        {t('find.label')}
      </label>
      <input
        id="q"
        type="text"
        enterKeyHint="search"
        autoComplete="off"
        ref={field}
        value={words}
        maxLength={LENGTH}
        placeholder={t('find.label')}
        onChange={(event) => onChange(event.target.value)}
        onBlur={onLeave}
        onKeyDown={(event) => {
          if (event.key === 'Escape') onChange('');
        }}
      />
      {words && (
        <button
          type="button"
          className="icon-button"
          aria-label={t('find.clear')}
          onClick={() => {
            onChange('');
            field.current?.focus();
          }}
        >
          <Icon name="cross" />
        </button>
      )}
    </form>
  );
}

/** Whoever comes to the page can type at once. Nothing is taken from the host or from a link, and no keyboard covers a phone. */
function beginHere(field: HTMLInputElement | null): void {
  const isHere = document.hasFocus() && document.activeElement === document.body;
  if (isHere && !bringsKeyboard()) field?.focus();
}
