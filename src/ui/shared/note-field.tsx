import { useId } from 'react';
import { useWords } from './use-words.ts';

export interface NoteFieldProps {
  note: string;
  onChange: (note: string) => void;
  /** What the note is for. */
  hint: string;
}

/** A few words that go along. */
export function NoteField({ note, onChange, hint }: NoteFieldProps) {
  const { t } = useWords();
  const id = useId();
  return (
    <>
      <label htmlFor={id} className="h">
        {t('pane.note')}
      </label>
      <textarea
        className="field"
        id={id}
        value={note}
        rows={3}
        maxLength={2000}
        aria-describedby={`${id}-hint`}
        onChange={(event) => onChange(event.target.value)}
      />
      <p className="cap" id={`${id}-hint`}>
        {hint}
      </p>
    </>
  );
}
