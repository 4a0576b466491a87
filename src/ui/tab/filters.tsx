import { type ReactNode, useId, useState } from 'react';
import { Button } from '../shared/button.tsx';
import { useEscape } from '../shared/use-escape.ts';
import { useWords } from '../shared/use-words.ts';

export interface FiltersProps {
  children: ReactNode;
  /** What stays in sight on a phone, where the others fold behind a button; nothing folds without it. */
  first?: ReactNode;
  /** How many of the others narrow the list now; 0 by default. */
  active?: number;
}

/** Everything a list is narrowed down by; each change takes effect by itself. */
export function Filters({ children, first, active = 0 }: FiltersProps) {
  const { t } = useWords();
  return (
    <form
      // React warns about <search> in browsers that do not know it yet.
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
      role="search"
      className="filters"
      aria-label={t('filter.label')}
      onSubmit={(event) => event.preventDefault()}
    >
      {first}
      {first === undefined ? children : <Folded active={active}>{children}</Folded>}
    </form>
  );
}

/** In the row with the others where there is room; on a phone behind a button that says how many of them narrow the list. */
function Folded({ active, children }: { active: number; children: ReactNode }) {
  const { t } = useWords();
  const [open, setOpen] = useState(false);
  const id = useId();
  const close = () => {
    setOpen(false);
    document.getElementById(`${id}-button`)?.focus();
  };
  useEscape(open ? close : undefined);
  return (
    <>
      <Button
        id={`${id}-button`}
        className="filter-fold"
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setOpen(!open)}
      >
        {active === 0 ? t('filter.fold') : t('filter.foldActive', { count: active })}
      </Button>
      <div id={id} className={open ? 'filter-rest filter-rest-open' : 'filter-rest'}>
        {children}
      </div>
    </>
  );
}
