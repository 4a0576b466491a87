import { useQuery } from '@tanstack/react-query';
import type { Comparison } from '../../core/log-growth.ts';
import { type App, useApp } from './app-context.ts';

const SOON_MS = 30_000;
const SELDOM_MS = 10 * 60_000;

/** Whether the record still begins with what this browser saw of it before. */
export function useRecord() {
  const app = useApp();
  return useQuery({
    queryKey: ['record'],
    queryFn: ({ signal }) => compareRecord(app, signal),
    refetchInterval: ({ state }) => (isSound(state.data) ? SELDOM_MS : SOON_MS),
  });
}

function isSound(found: Comparison | null | undefined): boolean {
  return !found || found.kind === 'consistent';
}

/** A log that shrank or forked is not taken over: the browser goes on comparing with what it saw before. */
async function compareRecord(
  { api, seenLog }: App,
  signal: AbortSignal,
): Promise<Comparison | null> {
  const seen = seenLog.read();
  const course = await api.record(
    seen === undefined ? {} : { origin: seen.origin, size: `${seen.size}` },
    signal,
  );
  const { followCourse } = await import('../../core/log-growth.ts');
  const found = followCourse(course, seen);
  const isNewest = seenLog.read()?.root === seen?.root;
  if (found?.kind === 'consistent' && isNewest) seenLog.keep(found.head);
  return found ?? null;
}
