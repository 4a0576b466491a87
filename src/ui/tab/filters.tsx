import type { ReactNode } from 'react';
import { useWords } from '../shared/use-words.ts';

/** Everything a list is narrowed down by; each change takes effect by itself. */
export function Filters({ children }: { children: ReactNode }) {
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
      {children}
    </form>
  );
}
