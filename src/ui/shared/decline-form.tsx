import { Button } from '@fluentui/react-components';
import { type FormEvent, useEffect, useId, useRef, useState } from 'react';
import { useEscape } from './use-escape.ts';
import { useWords } from './use-words.ts';

export interface DeclineFormProps {
  pending: boolean;
  onDecline: (reason: string) => void;
  onCancel: () => void;
  /** Leaves the heading to what stands around the form. */
  bare?: boolean;
}

/** Asks for the reason, which declining must not go without. */
export function DeclineForm({ pending, onDecline, onCancel, bare = false }: DeclineFormProps) {
  const { t } = useWords();
  const id = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  const [reason, setReason] = useState('');
  const [missing, setMissing] = useState(false);
  useEscape(onCancel);
  useEffect(() => field.current?.focus(), []);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (reason.trim()) return onDecline(reason.trim());
    setMissing(true);
    field.current?.focus();
  };
  return (
    <form className={bare ? 'decline' : 'card decline'} onSubmit={submit}>
      {!bare && <h1 className="name">{t('decline.title')}</h1>}
      <label htmlFor={id} className="h">
        {t('decline.label')}
      </label>
      <textarea
        className="field"
        id={id}
        ref={field}
        value={reason}
        rows={3}
        maxLength={2000}
        aria-invalid={missing && !reason.trim()}
        aria-describedby={`${id}-hint`}
        onChange={(event) => setReason(event.target.value)}
      />
      <output className={missing && !reason.trim() ? 'cap cap-bad' : 'cap'} id={`${id}-hint`}>
        {missing && !reason.trim() ? t('decline.needed') : t('decline.hint')}
      </output>
      <div className="row">
        <Button type="submit" appearance="primary" disabledFocusable={pending}>
          {t(pending ? 'action.sending' : 'decline.confirm')}
        </Button>
        <Button onClick={onCancel}>{t('app.cancel')}</Button>
      </div>
    </form>
  );
}
