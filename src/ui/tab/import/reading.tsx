import type { ImportStep } from '../../../wire/imports.ts';
import { Button } from '../../shared/button.tsx';
import { useImportWords } from './import-words.ts';
import { ProgressBar } from './progress-bar.tsx';

export interface ReadingProps {
  /** How far it is; absent at the beginning. */
  step: ImportStep | undefined;
  onCancel: () => void;
}

/** While the file is read, compared, and the people in it are looked up. */
export function Reading({ step, onCancel }: ReadingProps) {
  const { say } = useImportWords();
  const people = step?.kind === 'people' ? step : undefined;
  return (
    <section className="card import-reading" aria-busy>
      <p className="h">{say('reading')}</p>
      <ProgressBar
        label={say('reading')}
        {...(people && { done: people.done, total: people.total, sentence: say('people', people) })}
      />
      <p className="cap">
        {people && say('people', { done: people.done, total: people.total })}
        {step?.kind === 'pause' && say('pause', { count: step.seconds })}
      </p>
      <div className="row">
        <Button onClick={onCancel}>{say('cancel')}</Button>
      </div>
    </section>
  );
}
