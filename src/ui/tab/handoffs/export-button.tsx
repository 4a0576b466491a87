import type { Ask } from '../../shared/api.ts';
import { Button } from '../../shared/button.tsx';
import { useExport } from '../../shared/queries.ts';
import { FailureNotice } from '../../shared/states.tsx';
import { useWords } from '../../shared/use-words.ts';

/** Everything the list shows, on all its pages, as a file for Excel. */
export function ExportButton({ ask }: { ask: Ask }) {
  const { t } = useWords();
  const saving = useExport(`${t('log.exportFile')}.csv`);
  const { skip: _, ...wanted } = ask;
  return (
    <>
      <Button disabledFocusable={saving.isPending} onClick={() => saving.mutate(wanted)}>
        {t(saving.isPending ? 'log.exporting' : 'log.export')}
      </Button>
      {saving.error && <FailureNotice error={saving.error} />}
    </>
  );
}
