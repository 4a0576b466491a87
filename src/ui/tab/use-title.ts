import { useEffect } from 'react';

/** Names the page in the window's title, which screen readers say when it changes. */
export function useTitle(title: string): void {
  useEffect(() => {
    document.title = `${title} · Baton`;
  }, [title]);
}
