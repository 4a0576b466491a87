import { Button } from './button.tsx';
import { type FormEvent, useEffect, useId, useRef, useState } from 'react';
import type { HandoffView } from '../../wire/handoffs.ts';
import type { FormProps } from './asking.ts';
import type { Choice } from './choice.ts';
import { createHandoffKeys } from './handoff-keys.ts';
import { PersonCard } from './person.tsx';
import { useMe } from './queries.ts';
import { RegisterSearch } from './register-search.tsx';
import { roleText } from './role-text.ts';
import { plain } from './text.ts';
import { useWords } from './use-words.ts';

export interface PassOnFormProps extends Omit<FormProps, 'handoff'> {
  /** The one that is passed on: with whom it is, and what it is about. Several of mine by default. */
  handoff?: Pick<HandoffView, 'owner' | 'subject'>;
}

/** Passing on: first to whom, found by the words of the register, then with which words. */
export function PassOnForm({ handoff, pending, onAct, onCancel }: PassOnFormProps) {
  const { t } = useWords();
  const myOid = useMe().data?.person.oid;
  const [choice, setChoice] = useState<Choice>();
  const [note, setNote] = useState('');
  const [keys] = useState(createHandoffKeys);
  const without = [myOid, handoff?.owner.oid].filter((oid) => oid !== undefined);
  if (!choice) {
    return (
      <div className="ask-form">
        <RegisterSearch onChoose={setChoice} without={without} about={handoff?.subject} />
        <div className="row">
          <Button onClick={onCancel}>{t('app.cancel')}</Button>
        </div>
      </div>
    );
  }
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const { responsibilityId, recipient } = choice;
    const reason = note.trim();
    const to = { responsibilityId, recipientOid: recipient.person.oid };
    const handoffKey = keys.keyOf([to, reason]);
    onAct({ action: 'pass_on', target: { handoffKey, ...to }, ...(reason && { reason }) });
  };
  return (
    <form className="ask-form" onSubmit={submit}>
      <Chosen choice={choice} onChange={() => setChoice(undefined)} />
      <Note note={note} onChange={setNote} />
      <div className="row">
        <Button type="submit" appearance="primary" disabledFocusable={pending}>
          {pending
            ? t('action.sending')
            : t('ask.pass_on.confirm', { name: plain(choice.recipient.person.name) })}
        </Button>
        <Button onClick={onCancel}>{t('app.cancel')}</Button>
      </div>
    </form>
  );
}

function Chosen({ choice, onChange }: { choice: Choice; onChange: () => void }) {
  const words = useWords();
  const { t } = words;
  const { person } = choice.recipient;
  return (
    <PersonCard name={person.name} heading="h2">
      <p className="sub">{choice.title}</p>
      <p className="cap">
        {choice.area} · {roleText(choice.recipient, words)} ·{' '}
        <button type="button" className="link" onClick={onChange}>
          {t('ask.pass_on.other')}
        </button>
      </p>
    </PersonCard>
  );
}

function Note({ note, onChange }: { note: string; onChange: (note: string) => void }) {
  const { t } = useWords();
  const id = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => field.current?.focus(), []);
  return (
    <>
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
        onChange={(event) => onChange(event.target.value)}
      />
      <p className="cap" id={`${id}-hint`}>
        {t('ask.pass_on.hint')}
      </p>
    </>
  );
}
