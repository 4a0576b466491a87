import { Button } from './button.tsx';
import { type FormEvent, useEffect, useId, useRef, useState } from 'react';
import type { FormProps } from './asking.ts';
import { dayAfter } from './dates.ts';
import { useMe } from './queries.ts';
import { useWords } from './use-words.ts';

export interface WaitFormProps extends Omit<FormProps, 'handoff'> {
  /** How many are to wait; one, if not stated. */
  count?: number;
}

/** Asks until when it waits: a week is proposed, tomorrow is the earliest. */
export function WaitForm({ count = 1, pending, onAct, onCancel }: WaitFormProps) {
  const { t, dates } = useWords();
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const today = useMe().data?.today;
  const [chosen, setChosen] = useState<string>();
  const [tried, setTried] = useState(false);
  const until = chosen ?? (today ? dayAfter(today, 7) : '');
  const possible = until !== '' && (today === undefined || until > today);
  const wrong = tried && !possible;
  useEffect(() => field.current?.focus(), []);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (possible) return onAct({ action: 'wait', until });
    setTried(true);
    field.current?.focus();
  };
  return (
    <form className="ask-form" onSubmit={submit} noValidate>
      <label htmlFor={id} className="h">
        {t('ask.until')}
      </label>
      <input
        type="date"
        className="field"
        id={id}
        ref={field}
        value={until}
        min={today && dayAfter(today, 1)}
        aria-invalid={wrong}
        aria-describedby={`${id}-hint`}
        onChange={(event) => setChosen(event.target.value)}
      />
      <output className={wrong ? 'cap cap-bad' : 'cap'} id={`${id}-hint`}>
        {wrong
          ? t('ask.untilNeeded')
          : t('ask.wait.hint', { count, day: until ? dates.longDay(until) : '…' })}
      </output>
      <div className="row">
        <Button type="submit" appearance="primary" disabledFocusable={pending}>
          {t(pending ? 'action.sending' : 'ask.wait.confirm')}
        </Button>
        <Button onClick={onCancel}>{t('app.cancel')}</Button>
      </div>
    </form>
  );
}
