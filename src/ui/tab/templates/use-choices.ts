import { useEffect, useState } from 'react';
import type { Api } from '../../shared/api.ts';
import { useApp } from '../../shared/app-context.ts';
import { type Choices, noChoices } from './plan.ts';

const kept = new WeakMap<Api, Choices>();

/** What was chosen so far: it outlives the page, not the program. */
export function useChoices() {
  const { api } = useApp();
  const [choices, setChoices] = useState(kept.get(api) ?? noChoices);
  useEffect(() => {
    kept.set(api, choices);
  }, [api, choices]);
  return [choices, setChoices] as const;
}
