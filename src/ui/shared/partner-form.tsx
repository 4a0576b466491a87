import { Button } from './button.tsx';
import { type FormEvent, useEffect, useId, useRef, useState } from 'react';
import type { FormProps } from './asking.ts';
import { createHandoffKeys } from './handoff-keys.ts';
import { NoteField } from './note-field.tsx';
import { useDirectoryRow } from './directory-queries.ts';
import { Notice } from './states.tsx';
import { plain } from './text.ts';
import { useWords } from './use-words.ts';

/** The mail leaves the company: to whom exactly, with which words, and only after the owner has confirmed it. */
export function PartnerForm({ handoff, pending, onAct, onCancel }: FormProps) {
  const { t } = useWords();
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const [keys] = useState(createHandoffKeys);
  const [address, setAddress] = useState('');
  const [note, setNote] = useState('');
  const [confirmed, setConfirmed] = useState(false);
  const [tried, setTried] = useState(false);
  const domains = useDomains(handoff.responsibilityId);
  const name = plain(handoff.partner?.name ?? '');
  const isTheirs = domains.some((domain) => address.trim().toLowerCase().endsWith(`@${domain}`));
  useEffect(() => field.current?.focus(), []);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (!isTheirs) return field.current?.focus();
    if (!confirmed) return;
    const to = address.trim();
    const reason = note.trim();
    const partner = { handoffKey: keys.keyOf([to, reason]), address: to, confirmed } as const;
    onAct({ action: 'to_partner', partner, ...(reason && { reason }) });
  };
  return (
    <form className="ask-form" onSubmit={submit} noValidate>
      <Notice look="warn" icon="alert">
        {t('ask.to_partner.leaves', { name })}
      </Notice>
      <label htmlFor={id} className="h">
        {t('ask.to_partner.address')}
      </label>
      <input
        type="email"
        className="field"
        id={id}
        ref={field}
        value={address}
        autoComplete="off"
        aria-invalid={tried && !isTheirs}
        aria-describedby={`${id}-hint`}
        onChange={(event) => setAddress(event.target.value)}
      />
      <output className={tried && !isTheirs ? 'cap cap-bad' : 'cap'} id={`${id}-hint`}>
        {t('ask.to_partner.hint', { domains: domains.map((each) => `@${each}`).join(', ') })}
      </output>
      <NoteField note={note} onChange={setNote} hint={t('ask.to_partner.note', { name })} />
      <label className="check">
        <input
          type="checkbox"
          checked={confirmed}
          aria-invalid={tried && !confirmed}
          onChange={(event) => setConfirmed(event.target.checked)}
        />
        <span>{t('ask.to_partner.seen', { name })}</span>
      </label>
      <div className="row">
        <Button type="submit" appearance="primary" disabledFocusable={pending || !confirmed}>
          {t(pending ? 'action.sending' : 'ask.to_partner.confirm', { name })}
        </Button>
        <Button onClick={onCancel}>{t('app.cancel')}</Button>
      </div>
    </form>
  );
}

function useDomains(responsibilityId: number | undefined): readonly string[] {
  const { data } = useDirectoryRow(responsibilityId ?? 0);
  return data?.entries[0]?.responsibility.partner?.domains ?? [];
}
