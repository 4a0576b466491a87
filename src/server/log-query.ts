import type { LogState } from '../usecases/handoff-log.ts';
import type { LogFilter, LogPage } from '../usecases/list-handoffs.ts';
import type { LogAge } from '../wire/api.ts';
import type { LogQuery } from '../wire/handoffs.ts';

/** What a person sees on one page of the log. */
const pageSize = 50;

/** A query string's parts as the use cases want them. */
export function askedOf({
  q,
  state,
  area,
  owner,
  from,
  to,
  often,
  order,
  direction,
  skip,
  as,
}: LogQuery): { filter: LogFilter; page: LogPage; asAuditor: boolean } {
  return {
    filter: { words: q, states: state, area, owner, from, to, ...(often && { hops: 2 }) },
    page: { order, descending: direction === 'down', skip, size: pageSize },
    asAuditor: as === 'auditor',
  };
}

/** How old and how sound the index behind an answer is. */
export function ageOf({ asOf, stale, unreadable, hidden }: LogState, now: Date): LogAge {
  const ageSeconds = Math.max(Math.round((now.getTime() - Date.parse(asOf)) / 1000), 0);
  return { asOf, ageSeconds, stale, unreadable, hidden };
}
