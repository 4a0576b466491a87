import { Link } from 'react-router';
import { EmptyState } from '../shared/states.tsx';
import { useWords } from '../shared/use-words.ts';
import { useTitle } from './use-title.ts';

/** A link that leads nowhere. */
export function NotFound() {
  const { t } = useWords();
  useTitle(t('tab.notFound'));
  return (
    <EmptyState icon="question" title={t('tab.notFound')} text={t('tab.notFoundText')} heading="h1">
      <Link to="/find">{t('tab.find')}</Link>
    </EmptyState>
  );
}
