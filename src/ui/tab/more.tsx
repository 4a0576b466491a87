import { type ReactNode, useId, useState } from 'react';
import { useLocation } from 'react-router';
import { useEscape } from '../shared/use-escape.ts';
import { useWords } from '../shared/use-words.ts';

/** The areas that have no room on a phone: there behind a button, elsewhere in the row with the others. */
export function More({ children }: { children: ReactNode }) {
  const { t } = useWords();
  const id = useId();
  const { pathname } = useLocation();
  const [openAt, setOpenAt] = useState<string>();
  const open = openAt === pathname;
  useEscape(open ? () => setOpenAt(undefined) : undefined);
  return (
    <>
      <button
        type="button"
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
