import { useState } from 'react';
import { useSearchParams } from 'react-router';
import type { DeskSection } from '../../../core/desk.ts';
import type { Ask } from '../../shared/api.ts';
import { withPart } from '../address-part.ts';

/** The desk as it is without anything asked for. */
export const wholeDesk: Ask = {};

const STEP = 50;
/** So many of a section are listed. */
export const mostShown = 500;

/** What is asked of the desk: words, area and order stand in the address; how much of a section is shown does not. */
export function useDeskAsk() {
  const [search, setSearch] = useSearchParams();
  const [sizes, setSizes] = useState<Partial<Record<DeskSection, string>>>({});
  const narrowed = Object.fromEntries([...search].filter(([, value]) => value !== ''));
  const ask: Ask = { ...narrowed, ...sizes };
  const change = (name: string, value: string) =>
    setSearch(withPart(search, name, value), { replace: true });
  const clear = () => setSearch({}, { replace: true });
  const showMore = (section: DeskSection, shown: number) =>
    setSizes({ ...sizes, [section]: String(Math.min(shown + STEP, mostShown)) });
  const isNarrowed = search.has('q') || search.has('area');
  return { ask, change, clear, showMore, isNarrowed, isAsked: Object.keys(narrowed).length > 0 };
}
