import { useSearchParams } from 'react-router';
import type { Ask } from '../../shared/api.ts';
import { withPart } from '../address-part.ts';

/** What is asked of the register stands in the address, so that it can be copied. */
export function useRegisterAsk() {
  const [search, setSearch] = useSearchParams();
  const ask: Ask = Object.fromEntries([...search].filter(([, value]) => value !== ''));
  return {
    ask,
    /** Whatever is changed, the list begins at its first page again. */
    change: (name: string, value: string) =>
      setSearch(withPart(withPart(search, 'skip', ''), name, value), { replace: true }),
    turnTo: (skip: number) => setSearch(withPart(search, 'skip', skip > 0 ? `${skip}` : '')),
    clear: () => setSearch({}, { replace: true }),
    search: search.size === 0 ? '' : `?${search.toString()}`,
    isNarrowed: ['q', 'area', 'state', 'review', 'finding'].some((part) => search.has(part)),
  };
}

export type RegisterAsking = ReturnType<typeof useRegisterAsk>;
