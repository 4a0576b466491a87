import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import type { Ask } from './api.ts';
import { useApp } from './app-context.ts';

/** The best that the register says to some words; all of it, from its beginning, when there are none. */
export function useDirectory(words: string) {
  const { api } = useApp();
  return useQuery({
    queryKey: ['directory', words],
    queryFn: ({ signal }) => api.directory({ q: words }, signal),
    placeholderData: keepPreviousData,
  });
}

/** The same, with as many further pages as were asked for. */
export function useDirectoryPages(words: string) {
  return usePages('directory-pages', { q: words });
}

/** Who answered on a day, page by page. */
export function usePastDirectory(words: string, day: string) {
  return usePages('past-pages', { q: words, asOf: day });
}

/** One area of the register, or what some people answer for, page by page. */
export function useChannelPages(shown: { area: string } | { people: string }, enabled = true) {
  return usePages('channel-pages', shown, enabled);
}

function usePages(name: string, ask: Ask, enabled = true) {
  const { api } = useApp();
  return useInfiniteQuery({
    queryKey: [name, ask],
    enabled,
    queryFn: ({ signal, pageParam }) => api.directory({ ...ask, skip: `${pageParam}` }, signal),
    initialPageParam: 0,
    getNextPageParam: ({ entries, total }, _, skipped) => {
      const seen = skipped + entries.length;
      return entries.length > 0 && seen < total ? seen : undefined;
    },
    placeholderData: keepPreviousData,
  });
}

/** One row of the register. */
export function useDirectoryRow(row: number) {
  const { api } = useApp();
  return useQuery({
    queryKey: ['directory-row', row],
    queryFn: ({ signal }) => api.directory({ row: `${row}` }, signal),
  });
}
