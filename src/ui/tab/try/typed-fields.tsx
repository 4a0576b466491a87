import { useId } from 'react';
import { useTryWords } from './try-words.ts';

export interface TypedMail {
  from: string;
  subject: string;
  text: string;
}

export interface TypedFieldsProps {
  mail: TypedMail;
  onChange: (mail: TypedMail) => void;
}

/** A mail typed or pasted in. */
export function TypedFields({ mail, onChange }: TypedFieldsProps) {
  const { say } = useTryWords();
  const id = useId();
  const { from, subject, text } = mail;
  return (
    <>
      <div className="edit-field">
        <label className="h" htmlFor={`${id}-from`}>
          {say('from')}
        </label>
        <input
          className="field"
          id={`${id}-from`}
          value={from}
          maxLength={320}
          autoComplete="off"
          inputMode="email"
          placeholder={say('fromHint')}
          onChange={({ target }) => onChange({ ...mail, from: target.value })}
        />
      </div>
      <div className="edit-field">
        <label className="h" htmlFor={`${id}-subject`}>
          {say('subject')}
        </label>
        <input
          className="field"
          id={`${id}-subject`}
          value={subject}
          maxLength={1000}
          autoComplete="off"
          onChange={({ target }) => onChange({ ...mail, subject: target.value })}
        />
      </div>
      <div className="edit-field">
        <label className="h" htmlFor={`${id}-text`}>
          {say('text')}
        </label>
        <textarea
          className="field"
          id={`${id}-text`}
          value={text}
          rows={8}
          maxLength={50_000}
          onChange={({ target }) => onChange({ ...mail, text: target.value })}
        />
      </div>
    </>
  );
}
