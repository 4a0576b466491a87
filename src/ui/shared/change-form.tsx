import { Button } from './button.tsx';
import { type FormEvent, useEffect, useId, useRef, useState } from 'react';
import type { FormProps } from './asking.ts';
import { useWords } from './use-words.ts';

/** Note and day of a hand-off that has not left yet can still be others, without taking it back. */
export function ChangeForm({ handoff, pending, onAct, onCancel }: FormProps) {
  const { t } = useWords();
  const id = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  const [note, setNote] = useState(handoff.note);
  const [due, setDue] = useState(handoff.due ?? '');
  useEffect(() => field.current?.focus(), []);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onAct({ action: 'change', note: note.trim(), due });
  };
  return (
    <form className="ask-form" onSubmit={submit} noValidate>
      <label htmlFor={id} className="h">
        {t('pane.note')}
      </label>
      <textarea
        className="field"
        id={id}
        ref={field}
        value={note}
        rows={3}
        maxLength={2000}
        aria-describedby={`${id}-hint`}
        onChange={(event) => setNote(event.target.value)}
      />
      <p className="cap" id={`${id}-hint`}>
        {t('ask.change.hint')}
      </p>
      <label htmlFor={`${id}-due`} className="h">
        {t('due.label')}
      </label>
      <input
        type="date"
        className="field"
        id={`${id}-due`}
        value={due}
        onChange={(event) => setDue(event.target.value)}
      />
      <div className="row">
        <Button type="submit" appearance="primary" disabledFocusable={pending}>
          {t(pending ? 'action.sending' : 'ask.change.confirm')}
        </Button>
        <Button onClick={onCancel}>{t('app.cancel')}</Button>
      </div>
    </form>
  );
}
