import { paced } from '../../shared/pace.ts';
import {
  keepPreviousData,
  type QueryClient,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import type { ChangeResults, NewRow, RegisterPage, RowChanges } from '../../../wire/register.ts';
import type { Ask } from '../../shared/api.ts';
import { useApp } from '../../shared/app-context.ts';

/** As others may write too, a page that is looked at is asked for again. */
const FOLLOW_MS = 15_000;

/** One page of the register. */
export function useRegister(ask: Ask) {
  const { api } = useApp();
  return useQuery({
    queryKey: ['register', ask],
    queryFn: ({ signal }) => api.register(ask, signal),
    placeholderData: keepPreviousData,
    refetchInterval: (query) => paced(query, FOLLOW_MS),
  });
}

/** Whether I may write the register. */
export function useRights() {
  const { api } = useApp();
  return useQuery({
    queryKey: ['register-rights'],
    queryFn: ({ signal }) => api.registerRights(signal),
    staleTime: 300_000,
  });
}

/** One row as SharePoint has it when it is opened. It is not asked for again while somebody edits it. */
export function useRegisterRow(id: number) {
  const { api } = useApp();
  return useQuery({
    queryKey: ['register-row', id],
    queryFn: ({ signal }) => api.registerRow(id, signal),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
}

/** People whose name begins so; nobody is asked for without a letter. */
export function usePeople(words: string) {
  const { api } = useApp();
  return useQuery({
    queryKey: ['people', words],
    queryFn: ({ signal }) => api.findPeople(words, signal),
    enabled: words !== '',
    staleTime: 60_000,
    placeholderData: keepPreviousData,
  });
}

type Changes = RowChanges['changes'];
/** `stopped`: the connection broke on the way, after others had been written. */
export type ChangeResult = ChangeResults['results'][number] | { kind: 'stopped' };

/** Changes rows, so many at a time that an answer comes soon; `onProgress` hears how many are through. */
export function useChangeRows(onProgress: (done: number) => void = () => {}) {
  const { api } = useApp();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (changes: Changes): Promise<ChangeResult[]> => {
      const results: ChangeResult[] = [];
      for (let at = 0; at < changes.length; at += AT_A_TIME) {
        try {
          const part = await api.changeRows({ changes: changes.slice(at, at + AT_A_TIME) });
          results.push(...part.results);
        } catch (error) {
          if (at === 0) throw error;
          // what was written before must stay known: it is shown, and can be taken back
          return [...results, ...changes.slice(at).map(() => ({ kind: 'stopped' as const }))];
        }
        onProgress(results.length);
      }
      return results;
    },
    onSettled: (results) => showEverywhere(results ?? [], queries),
  });
}

const AT_A_TIME = 10;

/** Begins a row, and ends the one it replaces. */
export function useStartRow() {
  const { api } = useApp();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (order: NewRow) => api.startRow(order),
    onSettled: (outcome) => showEverywhere(outcome ? [outcome] : [], queries),
  });
}

const readFromRegister = [
  'register',
  'findings',
  'own-proposals',
  'directory',
  'directory-pages',
  'directory-row',
  'channel-pages',
  'past-pages',
  'starter',
];

/** Everything that shows what the register says. */
export function askRegisterAgain(queries: QueryClient): void {
  for (const key of readFromRegister) void queries.invalidateQueries({ queryKey: [key] });
}

/**
 * What was just written stands in the table at once; the rest is asked for again. An opened form stays as it is when
 * somebody else was faster: it says so itself.
 */
function showEverywhere(results: readonly ChangeResult[], queries: QueryClient): void {
  const entries = results.flatMap((each) => ('entry' in each ? [each] : []));
  const changed = new Map(entries.map(({ entry }) => [entry.id, entry]));
  for (const { kind, entry } of entries)
    if (kind === 'saved') queries.setQueryData(['register-row', entry.id], entry);
  queries.setQueriesData<RegisterPage>(
    { queryKey: ['register'] },
    (page) => page && { ...page, entries: page.entries.map((it) => changed.get(it.id) ?? it) },
  );
  askRegisterAgain(queries);
  void queries.invalidateQueries({ queryKey: ['reviews'] });
}
