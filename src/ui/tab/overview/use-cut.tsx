import { type ReactNode, useState } from 'react';
import { ShowMore } from '../show-more.tsx';

/** So many areas, or ways between them, are drawn at once. */
const STEP = 25;

/** The first of many, and the button that brings more of them. */
export function useCut<Item>(items: readonly Item[]): { cut: Item[]; more: ReactNode } {
  const [shown, setShown] = useState(STEP);
  const rest = items.length - shown;
  return {
    cut: items.slice(0, shown),
    more: <ShowMore step={STEP} rest={rest} onMore={() => setShown(shown + STEP)} />,
  };
}
