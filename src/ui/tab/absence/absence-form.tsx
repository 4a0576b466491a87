import { Button } from '@fluentui/react-components';
import { type FormEvent, useEffect, useId, useRef, useState } from 'react';
import { Link } from 'react-router';
import type { AbsenceOutlookAnswer } from '../../../wire/absences.ts';
import { useAnnounce } from '../../shared/live-region.tsx';
import { FailureNotice } from '../../shared/states.tsx';
import { plain } from '../../shared/text.ts';
import { useSettled } from '../../shared/use-settled.ts';
import { useWords } from '../../shared/use-words.ts';
import { Uncovered } from './uncovered.tsx';
import { useEnterAbsence, useOutlook } from './use-absences.ts';

export interface AbsenceFormProps {
  today: string;
  onClose: () => void;
}

/** The days of an absence, and what it would mean, before it is entered. */
export function AbsenceForm({ today, onClose }: AbsenceFormProps) {
  const { t } = useWords();
  const announce = useAnnounce();
  const [from, setFrom] = useState(today);
  const [until, setUntil] = useState<string>();
  const to = until ?? from;
  const wrong = from === '' || to < from || to < today;
  const entering = useEnterAbsence();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (wrong || entering.isPending) return;
    entering.mutate(
      { from, to },
      {
        onSuccess: () => {
          announce(t('absence.entered'));
          onClose();
        },
      },
    );
  };
  return (
    <form className="ask-form" onSubmit={submit} noValidate>
      <div className="row">
        <DayField label={t('absence.from')} value={from} onChange={setFrom} first />
        <DayField label={t('absence.until')} value={to} min={from} onChange={setUntil} />
      </div>
      <output className={wrong ? 'cap cap-bad' : 'cap'}>
        {t(wrong ? 'absence.wrong' : 'absence.hint')}
      </output>
      {!wrong && <Outlook from={from} to={to} />}
      {entering.error && <FailureNotice error={entering.error} />}
      <div className="row">
        <Button type="submit" appearance="primary" disabledFocusable={wrong || entering.isPending}>
          {t('absence.enter')}
        </Button>
        <Button onClick={onClose}>{t('app.cancel')}</Button>
      </div>
    </form>
  );
}

interface DayFieldProps {
  label: string;
  value: string;
  onChange: (day: string) => void;
  min?: string;
  /** True for the field that has the focus when the form opens. */
  first?: boolean;
}

function DayField({ label, value, onChange, min, first = false }: DayFieldProps) {
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (first) field.current?.focus();
  }, [first]);
  return (
    <div>
      <label htmlFor={id} className="h">
        {label}
      </label>
      <input
        type="date"
        className="field"
        id={id}
        ref={field}
        value={value}
        min={min}
        onChange={(event) => onChange(event.target.value)}
      />
    </div>
  );
}

function Outlook(period: { from: string; to: string }) {
  const { t } = useWords();
  const [from = '', to = ''] = useSettled(`${period.from} ${period.to}`).split(' ');
  const outlook = useOutlook({ from, to }, from !== '' && from <= to);
  if (outlook.error) return <FailureNotice error={outlook.error} asksAgain />;
  if (!outlook.data) return <p className="cap">{t('absence.looking')}</p>;
  return (
    <div aria-live="polite" aria-busy={outlook.isPlaceholderData}>
      <Uncovered areas={outlook.data.uncovered} />
      <Due due={outlook.data.due} />
    </div>
  );
}

function Due({ due }: Pick<AbsenceOutlookAnswer, 'due'>) {
  const { t, dates } = useWords();
  if (due.length === 0) return null;
  return (
    <>
      <p>{t('absence.due', { count: due.length })}</p>
      <ul className="uncovered">
        {due.map(({ handoffKey, subject, day }) => (
          <li key={handoffKey}>
            <Link to={`/handoffs/${handoffKey}`}>{plain(subject) || t('log.noSubject')}</Link>
            {` · ${dates.shortDay(day)}`}
          </li>
        ))}
      </ul>
    </>
  );
}
