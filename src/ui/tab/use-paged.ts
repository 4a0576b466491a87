import { useState } from 'react';

const PAGE = 50;

export interface Paged<Item> {
  shown: Item[];
  /** How many more there are. */
  rest: number;
  showMore: () => void;
}

/** The first fifty, and more on demand; starts over when `about` changes. Thousands of rows at once would freeze the page. */
export function usePaged<Item>(items: readonly Item[], about: string): Paged<Item> {
  const [state, setState] = useState({ about, pages: 1 });
  const pages = state.about === about ? state.pages : 1;
  const shown = items.slice(0, pages * PAGE);
  return {
    shown,
    rest: items.length - shown.length,
    showMore: () => setState({ about, pages: pages + 1 }),
  };
}
