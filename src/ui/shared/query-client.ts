import { QueryClient } from '@tanstack/react-query';
import { failureOf } from './api-error.ts';
import { OFFLINE_MS, paced } from './pace.ts';

/**
 * Answers are kept for the session only. `networkMode: 'always'`: the library must never hold a write
 * back until the connection returns, because a hand-off is refused while offline and never queued.
 */
export function createQueries(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        networkMode: 'always',
        retry: false,
        staleTime: 15_000,
        refetchInterval: (query) =>
          query.state.error && failureOf(query.state.error).kind === 'offline'
            ? paced(query, OFFLINE_MS)
            : false,
      },
      mutations: { networkMode: 'always', retry: false },
    },
  });
}
