import { useMutation } from '@tanstack/react-query';
import type { ImportRow } from '../../../wire/imports.ts';
import { useApp } from '../../shared/app-context.ts';
import { Button } from '../../shared/button.tsx';
import { useRegisterWords } from '../register/register-words.ts';
import { ReplayResult } from '../register/replay-result.tsx';
import '../register/register.css';
import { useImportWords } from './import-words.ts';
import { columnsOf, replayedRows } from './replayed-rows.ts';

export interface ImportReplayProps {
  /** Every row that would be written. */
  planned: readonly ImportRow[];
}

/** What the rows of a file would have done to the newest hand-offs, before any of them is written. */
export function ImportReplay({ planned }: ImportReplayProps) {
  const { say } = useRegisterWords();
  const { api } = useApp();
  const asking = useMutation({
    mutationFn: async () => {
      const changes = replayedRows(planned);
      const report = await api.replay({ changes, isLenient: true });
      return { report, changes };
    },
  });
  const { changes = [], report } = asking.data ?? {};
  return (
    <section className="card import-replay">
      <div className="row">
        <Button disabledFocusable={asking.isPending} onClick={() => asking.mutate()}>
          {say(asking.isPending ? 'replay.asking' : 'replay.ask')}
        </Button>
      </div>
      {report && <Part replayed={changes.length} of={planned.length} />}
      <ReplayResult replay={{ report, error: asking.error }} columns={columnsOf(changes)} many />
    </section>
  );
}

/** Says so where there are more rows than a replay looks at. */
function Part({ replayed, of }: { replayed: number; of: number }) {
  const { say } = useImportWords();
  return replayed < of ? <p className="cap">{say('replayed', { count: replayed })}</p> : null;
}
