import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { Ask } from './api.ts';
import { useApp } from './app-context.ts';
import { follow } from './pace.ts';

/** One run of a process, as it stands now. */
export function useRun(key: string) {
  const { api } = useApp();
  const queryKey = ['run', key];
  return useQuery({
    queryKey,
    queryFn: ({ signal, client }) => api.run(key, client.getQueryData(queryKey), signal),
    refetchInterval: follow,
  });
}

/** One page of the runs. */
export function useRuns(ask: Ask) {
  const { api } = useApp();
  const queryKey = ['runs', ask];
  return useQuery({
    queryKey,
    queryFn: ({ signal, client }) => api.runs(ask, client.getQueryData(queryKey), signal),
    placeholderData: keepPreviousData,
    refetchInterval: follow,
  });
}

/** The runs that a mail for this responsibility may be the next step of; asked for only where it is a step. */
export function useOpenRuns(responsibilityId: number, isStep: boolean) {
  const { api } = useApp();
  return useQuery({
    queryKey: ['open-runs', responsibilityId],
    queryFn: ({ signal }) => api.openRuns(responsibilityId, signal),
    enabled: isStep,
    staleTime: 30_000,
  });
}
