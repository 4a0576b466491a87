import { Button } from './button.tsx';
import { type FormEvent, useEffect, useId, useRef, useState } from 'react';
import type { FormProps } from './asking.ts';
import { useWords } from './use-words.ts';

export interface ReasonFormProps extends Omit<FormProps, 'handoff'> {
  action: 'decline' | 'withdraw';
}

/** Asks for the reason, which neither declining nor withdrawing must go without. */
export function ReasonForm({ action, pending, onAct, onCancel }: ReasonFormProps) {
  const { t } = useWords();
  const id = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const missing = tried && !reason.trim();
  useEffect(() => field.current?.focus(), []);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (reason.trim()) return onAct({ action, reason: reason.trim() });
    setTried(true);
    field.current?.focus();
  };
  const take = (offered: string) => {
    setReason(offered);
    field.current?.focus();
  };
  return (
    <form className="ask-form" onSubmit={submit}>
      <label htmlFor={id} className="h">
        {t('ask.reason')}
      </label>
      <textarea
        className="field"
        id={id}
        ref={field}
        value={reason}
        rows={3}
        maxLength={2000}
        aria-invalid={missing}
        aria-describedby={`${id}-hint`}
        onChange={(event) => setReason(event.target.value)}
      />
      {action === 'decline' && <Offers onTake={take} />}
      <output className={missing ? 'cap cap-bad' : 'cap'} id={`${id}-hint`}>
        {t(missing ? 'ask.reasonNeeded' : `ask.${action}.hint`)}
      </output>
      <div className="row">
        <Button type="submit" appearance="primary" disabledFocusable={pending}>
          {t(pending ? 'action.sending' : `ask.${action}.confirm`)}
        </Button>
        <Button onClick={onCancel}>{t('app.cancel')}</Button>
      </div>
    </form>
  );
}

const offers = ['notMine', 'incomplete'] as const;

/** The reasons that are given most; one click writes one down, and more can be added. */
function Offers({ onTake }: { onTake: (reason: string) => void }) {
  const { t } = useWords();
  return (
    <div className="row">
      {offers.map((offer) => (
        <Button key={offer} size="small" onClick={() => onTake(t(`ask.decline.${offer}`))}>
          {t(`ask.decline.${offer}`)}
        </Button>
      ))}
    </div>
  );
}
