import { useEffect, useId, useRef, useState } from 'react';
import type { DuePhrase } from '../../core/due-phrase.ts';
import { Icon } from '../shared/icon.tsx';
import { useMe } from '../shared/queries.ts';
import { plain } from '../shared/text.ts';
import { useWords } from '../shared/use-words.ts';

export interface DueFieldProps {
  /** `YYYY-MM-DD`, or empty. */
  due: string;
  /** Due dates the mail names: one click takes one, nothing takes it by itself. */
  phrases: readonly DuePhrase[];
  onChange: (due: string) => void;
}

/** The due date in words; a date field appears when it is to be changed. */
export function DueField({ due, phrases, onChange }: DueFieldProps) {
  const { t, dates } = useWords();
  const [editing, setEditing] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  const close = () => {
    setEditing(false);
    opener.current?.focus();
  };
  const taken = phrases.find(({ day }) => day === due);
  return (
    <div className="due">
      <Icon name="calendar" />
      {editing ? (
        <DueInput {...{ due, onChange }} onClose={close} />
      ) : (
        <div>
          <p className={due ? 'due-day' : 'sub'}>
            {due ? t('due.by', { day: dates.longDay(due) }) : t('due.none')}
          </p>
          {taken && <p className="cap">{t('due.fromMail', { text: plain(taken.phrase) })}</p>}
        </div>
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
      {!due && !editing && phrases.length > 0 && (
        <ul className="due-offers">
          {phrases.map((phrase) => (
            <DueOffer
              key={phrase.day}
              phrase={phrase}
              onTake={() => {
                onChange(phrase.day);
                opener.current?.focus();
              }}
            />
          ))}
        </ul>
      )}
    </div>
  );
}

/** A due date with the words it comes from; a click sets it. */
function DueOffer({ phrase, onTake }: { phrase: DuePhrase; onTake: () => void }) {
  const { t, dates } = useWords();
  const id = useId();
  return (
    <li>
      <button type="button" className="stub" aria-describedby={id} onClick={onTake}>
        <Icon name="plus" size={12} />
        {t('due.by', { day: dates.shortDay(phrase.day) })}
      </button>
      <span className="cap" id={id}>
        {t('due.fromMail', { text: plain(phrase.phrase) })}
      </span>
    </li>
  );
}

type DueInputProps = Omit<DueFieldProps, 'phrases'> & { onClose: () => void };

function DueInput({ due, onChange, onClose }: DueInputProps) {
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
