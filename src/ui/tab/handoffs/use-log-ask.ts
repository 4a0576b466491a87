import { useSearchParams } from 'react-router';
import type { Ask } from '../../shared/api.ts';
import { dayAfter } from '../../shared/dates.ts';
import { withPart } from '../address-part.ts';

const chosen = ['state', 'area', 'owner', 'period', 'often'];

/** What is asked of the log stands in the address, so that it can be copied; `period` counts days until today. */
export function useLogAsk(today: string | undefined) {
  const [search, setSearch] = useSearchParams();
  const {
    period,
    do: _,
    ...parts
  } = Object.fromEntries([...search].filter(([, value]) => value !== ''));
  const days = Number(period ?? 0);
  const ask: Ask = {
    ...parts,
    ...(today !== undefined && days > 0 && { from: dayAfter(today, 1 - days) }),
  };
  /** Whatever is changed, the list begins at its first page again. */
  const change = (name: string, value: string) =>
    setSearch(withPart(withPart(search, 'skip', ''), name, value), { replace: true });
  return {
    ask,
    period: period ?? '',
    change,
    /** Newest first comes by itself: there a column starts downwards, everywhere else upwards. */
    sortBy: (order: string, direction: 'up' | 'down') =>
      setSearch(
        withPart(withPart(withPart(search, 'skip', ''), 'order', order), 'direction', direction),
        { replace: true },
      ),
    turnTo: (skip: number) => setSearch(withPart(search, 'skip', skip > 0 ? `${skip}` : '')),
    clear: () => setSearch(ask['as'] === undefined ? {} : { as: ask['as'] }, { replace: true }),
    search: search.size === 0 ? '' : `?${search.toString()}`,
    isNarrowed: ['q', ...chosen].some((part) => search.has(part)),
    /** How many choices narrow it, or widen it for an auditor; words that are searched for stand beside them. */
    narrowing: [...chosen, 'as'].filter((part) => search.has(part)).length,
  };
}

export type LogAsking = ReturnType<typeof useLogAsk>;
