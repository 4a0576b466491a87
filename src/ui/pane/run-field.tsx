import { useId } from 'react';
import { Notice } from '../shared/states.tsx';
import { plain } from '../shared/text.ts';
import { useWords } from '../shared/use-words.ts';
import type { Joining } from './use-run.ts';

export interface RunFieldProps {
  joining: Joining;
  /** The key of a run, or empty for a new one. */
  onChange: (processKey: string) => void;
}

/** Whether this mail belongs to a run that is under way. Nothing when there is none it could belong to. */
export function RunField({ joining: { runs, joined, because }, onChange }: RunFieldProps) {
  const { t, dates } = useWords();
  const id = useId();
  if (runs.length === 0) return null;
  return (
    <section className="run-field">
      <label className="h" htmlFor={id}>
        {t('join.label')}
      </label>
      <select
        className="field"
        id={id}
        value={joined?.run.processKey ?? ''}
        onChange={(event) => onChange(event.target.value)}
      >
        <option value="">{t('join.none')}</option>
        {runs.map(({ run }) => (
          <option key={run.processKey} value={run.processKey}>
            {t('join.run', {
              subject: plain(run.subject) || t('log.noSubject'),
              day: dates.day(run.begunAt),
            })}
          </option>
        ))}
      </select>
      {because && <p className="cap">{t(`join.${because}`)}</p>}
      {joined && !joined.recipient && (
        <Notice look="warn" icon="alert">
          {t('join.nobody')}
        </Notice>
      )}
    </section>
  );
}
