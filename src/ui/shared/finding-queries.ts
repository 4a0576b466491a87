import { keepPreviousData, type Query, useQuery } from '@tanstack/react-query';
import type { Ask } from './api.ts';
import { useApp } from './app-context.ts';
import { paced } from './pace.ts';

/** How often the server is asked again while it is still checking. */
const CHECKING_MS = 3000;

export const whileChecking = <Answer extends { pending: boolean }>(query: Query<Answer>) =>
  query.state.data?.pending ? paced(query, CHECKING_MS) : false;

/** What is wrong in the register: so many findings of each weight, or those at some rows. */
export function useFindings(ask: Ask, enabled = true) {
  const { api } = useApp();
  return useQuery({
    queryKey: ['findings', ask],
    queryFn: ({ signal }) => api.findings(ask, signal),
    placeholderData: keepPreviousData,
    enabled,
    refetchInterval: whileChecking,
  });
}

/** What is wrong at a few rows, each with all it has. */
export function useFindingsAt(rows: readonly number[]) {
  const each = '500';
  const ask = { rows: rows.join(','), urgent: each, soon: each, note: each };
  return useFindings(ask, rows.length > 0);
}
