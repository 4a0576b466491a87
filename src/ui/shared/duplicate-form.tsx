import { Button } from './button.tsx';
import { type FormEvent, useState } from 'react';
import type { HandoffView } from '../../wire/handoffs.ts';
import type { FormProps } from './asking.ts';
import { useOriginals } from './queries.ts';
import { FailureNotice } from './states.tsx';
import { plain } from './text.ts';
import { useWords } from './use-words.ts';

/** Of which hand-off this one is a duplicate: those from the same sender come first. */
export function DuplicateForm({ handoff, pending, onAct, onCancel }: FormProps) {
  const { t } = useWords();
  const originals = useOriginals(handoff.handoffKey);
  const [original, setOriginal] = useState<string>();
  const found = originals.data?.handoffs ?? [];
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (original) onAct({ action: 'duplicate', original });
  };
  return (
    <form className="ask-form" onSubmit={submit}>
      {originals.error && <FailureNotice error={originals.error} asksAgain />}
      {originals.data && found.length === 0 && <p className="sub">{t('ask.duplicate.none')}</p>}
      <fieldset className="originals">
        <legend className="sr">{t('ask.duplicate.title')}</legend>
        {found.map((each) => (
          <label className="check" key={each.handoffKey}>
            <input
              type="radio"
              name="original"
              checked={original === each.handoffKey}
              onChange={() => setOriginal(each.handoffKey)}
            />
            <Original handoff={each} />
          </label>
        ))}
      </fieldset>
      <p className="cap">{t('ask.duplicate.hint')}</p>
      <div className="row">
        <Button type="submit" appearance="primary" disabledFocusable={pending || !original}>
          {t(pending ? 'action.sending' : 'ask.duplicate.confirm')}
        </Button>
        <Button onClick={onCancel}>{t('app.cancel')}</Button>
      </div>
    </form>
  );
}

function Original({ handoff }: { handoff: HandoffView }) {
  const { t, dates } = useWords();
  const { from, owner, state, handedOffAt } = handoff;
  return (
    <span>
      {plain(handoff.subject) || t('log.noSubject')}
      <span className="cap">
        {plain(from.name) || from.domain} · {plain(owner.name)} · {t(`state.${state}`)} ·{' '}
        {dates.whenInside(handedOffAt)}
      </span>
    </span>
  );
}
