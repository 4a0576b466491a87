import { Button } from './button.tsx';
import { type FormEvent, useState } from 'react';
import type { RunAnswer } from '../../wire/runs.ts';
import type { FormProps } from './asking.ts';
import { createHandoffKeys } from './handoff-keys.ts';
import { NoteField } from './note-field.tsx';
import { PersonCard } from './person.tsx';
import { useRun } from './run-queries.ts';
import { roleText } from './role-text.ts';
import { SkippedPeople } from './skipped.tsx';
import { FailureNotice, Notice } from './states.tsx';
import { plain } from './text.ts';
import { useWords } from './use-words.ts';

/** The step whose turn it is and its owner, who gets it with one click; or why nobody can. */
export function NextStepForm({ handoff, pending, onAct, onCancel }: FormProps) {
  const { t } = useWords();
  const run = useRun(handoff.run?.processKey ?? '');
  const [keys] = useState(createHandoffKeys);
  const [note, setNote] = useState('');
  const next = run.data?.next;
  const person = next?.recipient?.person;
  const responsibilityId = next?.step.responsibilityId;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!person || responsibilityId === undefined) return;
    const reason = note.trim();
    const to = { responsibilityId, recipientOid: person.oid };
    const target = { handoffKey: keys.keyOf([to, reason]), ...to };
    onAct({ action: 'next_step', target, ...(reason && { reason }) });
  };
  return (
    <form className="ask-form" onSubmit={submit}>
      {run.error && <FailureNotice error={run.error} asksAgain />}
      {run.data && <Proposal answer={run.data} />}
      {person && <NoteField note={note} onChange={setNote} hint={t('ask.next_step.note')} />}
      <div className="row">
        {person && (
          <Button type="submit" appearance="primary" disabledFocusable={pending}>
            {t(pending ? 'action.sending' : 'ask.next_step.confirm', { name: plain(person.name) })}
          </Button>
        )}
        <Button onClick={onCancel}>{t(person ? 'app.cancel' : 'app.close')}</Button>
      </div>
    </form>
  );
}

function Proposal({ answer: { run, next } }: { answer: RunAnswer }) {
  const words = useWords();
  const { t } = words;
  if (!next)
    return (
      <p className="sub">{t(run.complete ? 'ask.next_step.complete' : 'ask.next_step.under')}</p>
    );
  const { step, recipient } = next;
  if (!recipient)
    return (
      <Notice look="warn" icon="alert">
        {t('ask.next_step.nobody', { step: step.step, title: step.title })}
      </Notice>
    );
  return (
    <>
      <PersonCard name={recipient.person.name} heading="h2">
        <p className="sub">{t('ask.next_step.step', { step: step.step, title: step.title })}</p>
        <p className="cap">{roleText(recipient, words)}</p>
      </PersonCard>
      <SkippedPeople skipped={recipient.skipped} />
    </>
  );
}
