import { useId } from 'react';
import { Button } from '../../shared/button.tsx';
import { FailureNotice } from '../../shared/states.tsx';
import { plain } from '../../shared/text.ts';
import { useTryWords } from './try-words.ts';
import { useNewestHandoffs } from './use-try.ts';

export interface HandoffFieldProps {
  /** Key of the chosen hand-off; empty for none. */
  chosen: string;
  onChoose: (handoffKey: string) => void;
}

/** One of the newest hand-offs the person sees; its mail is read where it lies. */
export function HandoffField({ chosen, onChoose }: HandoffFieldProps) {
  const { t, say, dates } = useTryWords();
  const id = useId();
  const { data, error, refetch } = useNewestHandoffs();
  if (error && !data)
    return (
      <>
        <FailureNotice error={error} asksAgain />
        <Button onClick={() => void refetch()}>{t('app.retry')}</Button>
      </>
    );
  if (data?.handoffs.length === 0) return <p className="cap">{say('noHandoffs')}</p>;
  return (
    <div className="edit-field" aria-busy={!data}>
      <label className="h" htmlFor={id}>
        {say('handoff')}
      </label>
      <select
        className="field"
        id={id}
        value={chosen}
        aria-describedby={`${id}-hint`}
        onChange={({ target }) => onChoose(target.value)}
      >
        <option value="">–</option>
        {data?.handoffs.map(({ handoffKey, subject, handedOffAt }) => (
          <option key={handoffKey} value={handoffKey}>
            {dates.brief(handedOffAt)} · {plain(subject) || t('log.noSubject')}
          </option>
        ))}
      </select>
      <p className="cap" id={`${id}-hint`}>
        {say('handoffHint')}
      </p>
    </div>
  );
}
