import { type FormEvent, useId, useState } from 'react';
import type { TriedMail } from '../../../wire/register-check.ts';
import { Button } from '../../shared/button.tsx';
import { useMe } from '../../shared/queries.ts';
import { Labelled } from '../labelled.tsx';
import { FileField } from './file-field.tsx';
import { HandoffField } from './handoff-field.tsx';
import { useTryWords } from './try-words.ts';
import { type TypedMail, TypedFields } from './typed-fields.tsx';

const sources = ['typed', 'file', 'handoff'] as const;
type Source = (typeof sources)[number];

export interface MailFormProps {
  isTrying: boolean;
  onTry: (mail: TriedMail) => void;
}

/** Which mail is tried, and as of which day. */
export function MailForm({ isTrying, onTry }: MailFormProps) {
  const { say } = useTryWords();
  const [source, setSource] = useState<Source>('typed');
  const [typed, setTyped] = useState<TypedMail>({ from: '', subject: '', text: '' });
  const [eml, setEml] = useState('');
  const [handoffKey, setHandoffKey] = useState('');
  const [day, setDay] = useState('');
  const [isMissing, setMissing] = useState(false);
  const mail = {
    typed: typedMail(typed),
    file: eml && { eml },
    handoff: handoffKey && { handoffKey },
  }[source];
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setMissing(!mail);
    if (mail && !isTrying) onTry({ ...mail, ...(day && { asOf: day }) });
  };
  return (
    <form className="card try-form" onSubmit={submit} noValidate>
      <Sources
        source={source}
        onChoose={(chosen) => {
          setSource(chosen);
          setEml('');
        }}
      />
      {source === 'typed' && <TypedFields mail={typed} onChange={setTyped} />}
      {source === 'file' && <FileField onRead={setEml} />}
      {source === 'handoff' && <HandoffField chosen={handoffKey} onChoose={setHandoffKey} />}
      <DayField day={day} onChange={setDay} />
      {isMissing && !mail && (
        <p className="cap cap-bad" role="alert">
          {say('missing')}
        </p>
      )}
      <div className="row">
        <Button type="submit" appearance="primary" disabledFocusable={isTrying}>
          {say(isTrying ? 'trying' : 'go')}
        </Button>
      </div>
    </form>
  );
}

function typedMail(mail: TypedMail): TriedMail | undefined {
  return mail.subject.trim() || mail.text.trim() ? mail : undefined;
}

interface SourcesProps {
  source: Source;
  onChoose: (source: Source) => void;
}

function Sources({ source, onChoose }: SourcesProps) {
  const { say } = useTryWords();
  const name = useId();
  return (
    <fieldset className="segments">
      <legend className="sr">{say('source.label')}</legend>
      {sources.map((each) => (
        <label key={each}>
          <input
            type="radio"
            name={name}
            checked={each === source}
            onChange={() => onChoose(each)}
          />
          {say(`source.${each}`)}
        </label>
      ))}
    </fieldset>
  );
}

interface DayFieldProps {
  /** Empty for today. */
  day: string;
  onChange: (day: string) => void;
}

function DayField({ day, onChange }: DayFieldProps) {
  const { say } = useTryWords();
  const today = useMe().data?.today;
  return (
    <Labelled label={say('day')} hint={say('dayHint')}>
      {(ids) => (
        <input
          type="date"
          className="field"
          {...ids}
          value={day}
          onChange={({ target }) => onChange(target.value === today ? '' : target.value)}
        />
      )}
    </Labelled>
  );
}
