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

export type Replay = ReturnType<typeof useReplay>;
