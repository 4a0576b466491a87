import { useEffect, useEffectEvent } from 'react';

/**
 * Esc closes what is open, unless something on top of it took the key for itself. Nothing to close: the host around
 * us gets the key. Else it does not, because it would take the focus out of the page. Behind a dialog only what is
 * asked in it (`inDialog`) has the key.
 */
export function useEscape(close: (() => void) | undefined, inDialog = false): void {
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.defaultPrevented || !close) return;
    if (!inDialog && document.querySelector('dialog[open]') !== null) return;
    event.preventDefault();
    event.stopPropagation();
    close();
  });
  useEffect(() => {
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);
}
