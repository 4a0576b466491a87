import { type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { useLocation } from 'react-router';
import { useEscape } from '../shared/use-escape.ts';
import { useWords } from '../shared/use-words.ts';

/** The areas that have no room on a phone: there behind a button, elsewhere in the row with the others. */
export function More({ children }: { children: ReactNode }) {
  const { t } = useWords();
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const { pathname } = useLocation();
  const [openAt, setOpenAt] = useState<string>();
  const open = openAt === pathname;
  const close = () => setOpenAt(undefined);
  const leave = () => {
    close();
    // what had the focus is gone
    button.current?.focus();
  };
  useEscape(open ? leave : undefined);
  useLeft(button, open ? close : undefined);
  return (
    <>
      <button
        type="button"
        ref={button}
        className="tabs-more"
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setOpenAt(open ? undefined : pathname)}
      >
        {t('tab.more')}
      </button>
      <span id={id} className={open ? 'tabs-rest tabs-rest-open' : 'tabs-rest'}>
        {children}
      </span>
    </>
  );
}

/** Whoever presses or goes beside it is done with it: it would cover what they look at. */
function useLeft(
  button: { readonly current: HTMLElement | null },
  close: (() => void) | undefined,
): void {
  useEffect(() => {
    if (!close) return;
    const look = ({ target }: Event) => {
      const row = button.current?.parentElement;
      if (row && target instanceof Node && !row.contains(target)) close();
    };
    const kinds = ['pointerdown', 'focusin'] as const;
    for (const kind of kinds) document.addEventListener(kind, look);
    return () => {
      for (const kind of kinds) document.removeEventListener(kind, look);
    };
  });
}
