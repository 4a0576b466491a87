import { useMutation } from '@tanstack/react-query';
import type { RowColumns } from '../../../core/register-change.ts';
import { useApp } from '../../shared/app-context.ts';
import type { Edit } from './use-edit.ts';

/** What the change in a form would have done to the newest hand-offs; of an earlier state of the form nothing is shown. */
export function useReplay({ base, columns, wanted }: Edit) {
  const { api } = useApp();
  const asking = useMutation({
    mutationFn: (asked: RowColumns) =>
      base === undefined
        ? api.replay({ columns: asked })
        : api.replay({ row: base.id, columns: wanted }),
  });
  const isCurrent = asking.variables === columns;
  return {
    ask: () => asking.mutate(columns),
    isAsking: asking.isPending && isCurrent,
    report: isCurrent ? asking.data : undefined,
    error: isCurrent ? asking.error : null,
  };
}

/** The same for a change of many rows; what is asked for another choice of rows or another value shows nothing. */
export function useBulkReplay(choice: string) {
  const { api } = useApp();
  const asking = useMutation({
    mutationFn: ({ changes }: { choice: string; changes: readonly ChangedRow[] }) =>
      api.replay({ changes: [...changes] }),
  });
  const isCurrent = asking.variables?.choice === choice;
  return {
    ask: (changes: readonly ChangedRow[]) => asking.mutate({ choice, changes }),
    isAsking: asking.isPending && isCurrent,
    report: isCurrent ? asking.data : undefined,
    error: isCurrent ? asking.error : null,
  };
}

interface ChangedRow {
  row: number;
  columns: RowColumns;
}

export type Replay = ReturnType<typeof useReplay>;
