import { type FormEvent, useId, useState } from 'react';
import type { MailboxGuess } from '../host/host.ts';
import { Button } from '../shared/button.tsx';
import { Icon } from '../shared/icon.tsx';
import { plain } from '../shared/text.ts';
import { useWords } from '../shared/use-words.ts';
import { Screen } from './screen.tsx';

/** So many of the addresses a mail went to are offered to choose from. */
const MOST_OFFERED = 6;

export interface MailboxScreenProps {
  subject: string;
  guess: MailboxGuess;
  /** Nothing for the person's own. */
  onChoose: (mailbox: string | undefined) => void;
}

/** This Outlook does not say in which mailbox the mail lies: the person does, before anything is read or sent. */
export function MailboxScreen({ subject, guess, onChoose }: MailboxScreenProps) {
  const { t } = useWords();
  const id = useId();
  const [other, setOther] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const address = other.trim().toLowerCase();
    if (isAddress(address)) onChoose(address);
  };
  return (
    <Screen icon="question" title={t('mailbox.state')} subject={subject}>
      <div className="ask">
        <h1 className="q">{t('mailbox.question')}</h1>
        <p>{t('mailbox.why')}</p>
      </div>
      <ul className="choices">
        <li>
          <Choice
            title={t('mailbox.own')}
            detail={guess.own}
            onChoose={() => onChoose(undefined)}
          />
        </li>
        {guess.likely.slice(0, MOST_OFFERED).map((address) => (
          <li key={address}>
            <Choice
              title={address}
              detail={t('mailbox.shared')}
              onChoose={() => onChoose(address)}
            />
          </li>
        ))}
      </ul>
      <form className="with" onSubmit={submit} noValidate>
        <label className="h" htmlFor={id}>
          {t('mailbox.other')}
        </label>
        <input
          type="email"
          className="field"
          id={id}
          value={other}
          autoComplete="off"
          onChange={(event) => setOther(event.target.value)}
        />
        <Button type="submit" disabledFocusable={!isAddress(other.trim())}>
          {t('mailbox.take')}
        </Button>
      </form>
    </Screen>
  );
}

function isAddress(text: string): boolean {
  return /^[^\s@/?#\\]+@[^\s@/?#\\]+$/.test(text);
}

interface ChoiceProps {
  title: string;
  detail: string;
  onChoose: () => void;
}

function Choice({ title, detail, onChoose }: ChoiceProps) {
  return (
    <button type="button" className="choice" onClick={onChoose}>
      <span>
        <strong>{plain(title)}</strong>
        <span className="cap">{plain(detail)}</span>
      </span>
      <Icon name="chevron" />
    </button>
  );
}
