import { useEffect, useId, useRef, useState } from 'react';
import { Icon } from '../shared/icon.tsx';
import { useMe } from '../shared/queries.ts';
import { useWords } from '../shared/use-words.ts';

export interface DueFieldProps {
  /** `YYYY-MM-DD`, or empty. */
  due: string;
  onChange: (due: string) => void;
}

/** The due date in words; a date field appears when it is to be changed. */
export function DueField({ due, onChange }: DueFieldProps) {
  const { t, dates } = useWords();
  const [editing, setEditing] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  const close = () => {
    setEditing(false);
    opener.current?.focus();
  };
  return (
    <div className="due">
      <Icon name="calendar" />
      {editing ? (
        <DueInput due={due} onChange={onChange} onClose={close} />
      ) : (
        <p className={due ? 'due-day' : 'sub'}>
          {due ? t('due.by', { day: dates.longDay(due) }) : t('due.none')}
        </p>
      )}
      <button
        type="button"
        className="link"
        ref={opener}
        aria-expanded={editing}
        aria-label={editing ? t('app.close') : t(due ? 'due.changeLabel' : 'due.set')}
        onClick={() => setEditing(!editing)}
      >
        {editing ? t('app.close') : t(due ? 'due.change' : 'due.set')}
      </button>
    </div>
  );
}

function DueInput({ due, onChange, onClose }: DueFieldProps & { onClose: () => void }) {
  const { t } = useWords();
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const today = useMe().data?.today;
  useEffect(() => input.current?.focus(), []);
  return (
    <div>
      <label className="sr" htmlFor={id}>
        {t('due.label')}
      </label>
      <input
        type="date"
        className="field"
        id={id}
        ref={input}
        value={due}
        min={today}
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' || event.key === 'Escape') onClose();
        }}
      />
    </div>
  );
}
