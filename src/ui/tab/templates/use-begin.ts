import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { EditOutcome, NewRow } from '../../../wire/register.ts';
import { failureOf } from '../../shared/api-error.ts';
import { useApp } from '../../shared/app-context.ts';
import type { WantedRow } from './plan.ts';

/** Which templates the register has already. */
export function useThere() {
  const { api } = useApp();
  return useQuery({
    queryKey: ['templates-there'],
    queryFn: ({ signal }) => api.templatesThere(signal),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
}

/** What became of a row. */
export type Begun = { kind: 'done' } | { kind: 'failed'; outcome: EditOutcome | Error };

/**
 * Adds rows one after the other. What is wrong with one keeps nobody from the others; without connection or right it
 * stops. May be repeated: each row is begun under the key of its template.
 */
export function useBegin(today: string) {
  const { api } = useApp();
  const queries = useQueryClient();
  const [progress, setProgress] = useState({ done: 0, count: 0 });
  const [begun, setBegun] = useState<ReadonlyMap<number, Begun>>(new Map());
  const note = (number: number, result: Begun) =>
    setBegun((before) => new Map(before).set(number, result));
  const beginning = useMutation({
    mutationFn: async (wanted: readonly WantedRow[]) => {
      let done = 0;
      for (const [at, each] of wanted.entries()) {
        // what is chosen meanwhile changes nothing about what was begun
        setProgress({ done: at, count: wanted.length });
        const result = await api.startRow(orderOf(each, today)).then(settled, refused);
        note(each.row.number, result);
        if (result.kind === 'done') done += 1;
      }
      return done;
    },
    onSettled: () => {
      for (const key of ['register', 'findings', 'directory', 'directory-pages', 'starter'])
        void queries.invalidateQueries({ queryKey: [key] });
    },
  });
  return { begun, beginning, progress };
}

function orderOf({ row, owner, deputies, senders }: WantedRow, today: string): NewRow {
  const [first, second] = deputies;
  const columns = {
    ...row.columns,
    ValidFrom: today,
    ...(first && { Deputy: first }),
    ...(second && { SecondDeputy: second }),
    ...(senders.length > 0 && { SenderPatterns: senders.map((each) => `@${each}`).join('\n') }),
  };
  const named = owner ? { ...columns, Owner: owner } : { ...columns, Status: 'Draft' };
  return { editKey: row.editKey, columns: named, onlyOnce: true };
}

function settled(outcome: EditOutcome): Begun {
  return outcome.kind === 'saved' ? { kind: 'done' } : { kind: 'failed', outcome };
}

/** A refusal of one row; anything else would befall every other one too. */
function refused(error: Error): Begun {
  if (failureOf(error).kind !== 'refused') throw error;
  return { kind: 'failed', outcome: error };
}
