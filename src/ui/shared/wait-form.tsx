import { Button } from './button.tsx';
import { type FormEvent, useEffect, useId, useRef, useState } from 'react';
import type { HandoffView } from '../../wire/handoffs.ts';
import type { FormProps } from './asking.ts';
import { dayAfter } from './dates.ts';
import { useMe } from './queries.ts';
import { useWords } from './use-words.ts';

export interface WaitFormProps extends Omit<FormProps, 'handoff'> {
  /** How many are to wait; one, if not stated. */
  count?: number;
  /** What is to wait, as far as it has a due date: where there are several, the one that is due first. */
  handoff?: Pick<HandoffView, 'due'> | undefined;
}

/** How long is proposed. */
const USUAL_DAYS = 7;

/** A week, but not past a due date that is still to come. */
function proposedDay(today: string, due: string | undefined): string {
  const week = dayAfter(today, USUAL_DAYS);
  return due !== undefined && due > today && due < week ? due : week;
}

/** Asks until when it waits: a week is proposed or the due date, tomorrow is the earliest. What lies past the due date is said. */
export function WaitForm({ count = 1, handoff, pending, onAct, onCancel }: WaitFormProps) {
  const { t, dates } = useWords();
  const id = useId();
  const due = handoff?.due;
  const field = useRef<HTMLInputElement>(null);
  const today = useMe().data?.today;
  const [chosen, setChosen] = useState<string>();
  const [tried, setTried] = useState(false);
  const until = chosen ?? (today ? proposedDay(today, due) : '');
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
        {!wrong && due !== undefined && until > due && (
          <b> {t('ask.wait.afterDue', { day: dates.longDay(due) })}</b>
        )}
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
