import { useEffect, useEffectEvent } from 'react';

/** Enter does the main thing, as long as no control of its own has the focus. */
export function useEnter(act: () => void): void {
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    const plainEnter = event.key === 'Enter' && !event.repeat && !event.ctrlKey && !event.altKey;
    if (!plainEnter || event.defaultPrevented || isControl(event.target)) return;
    event.preventDefault();
    act();
  });
  useEffect(() => {
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);
}

function isControl(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('button, a, input, textarea, select') !== null;
}
