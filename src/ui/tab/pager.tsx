import { Button } from '@fluentui/react-components';
import { useWords } from '../shared/use-words.ts';

/** Rows on a page, as the server gives them. */
const PAGE = 50;

export interface PagerProps {
  /** How many stand before this page, on it, and on all pages. */
  skipped: number;
  shown: number;
  total: number;
  onTurn: (skip: number) => void;
}

/** Where in the list one is, and the way to its neighbours. The buttons stay where they are, so that one can go on pressing. */
export function Pager({ skipped, shown, total, onTurn }: PagerProps) {
  const { t } = useWords();
  const isLast = skipped + shown >= total;
  if (skipped === 0 && isLast) return null;
  return (
    <nav className="pager" aria-label={t('pager.label')}>
      <output className="cap">
        {t('pager.place', { first: skipped + 1, last: Math.min(skipped + shown, total), total })}
      </output>
      <Button disabledFocusable={skipped === 0} onClick={() => onTurn(Math.max(skipped - PAGE, 0))}>
        {t('pager.back')}
      </Button>
      <Button disabledFocusable={isLast} onClick={() => onTurn(skipped + PAGE)}>
        {t('pager.on')}
      </Button>
    </nav>
  );
}
