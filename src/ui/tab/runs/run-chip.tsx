import type { ProcessRun } from '../../../core/process-run.ts';
import { Chip } from '../../shared/chip.tsx';
import { useWords } from '../../shared/use-words.ts';

/** Complete, under way, or left lying by everybody. */
export function RunChip({ run: { complete, stalled } }: { run: ProcessRun }) {
  const { t } = useWords();
  if (complete)
    return (
      <Chip look="ok" icon="check">
        {t('runs.complete')}
      </Chip>
    );
  return stalled ? (
    <Chip look="warn" icon="alert">
      {t('runs.stalled')}
    </Chip>
  ) : (
    <Chip look="plain" icon="clock">
      {t('runs.running')}
    </Chip>
  );
}
