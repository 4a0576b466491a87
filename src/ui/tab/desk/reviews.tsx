import { lazy, Suspense } from 'react';
import { QuietError } from '../../shared/states.tsx';
import { useWords } from '../../shared/use-words.ts';
import { useReviews } from './use-reviews.ts';

const ReviewList = lazy(() => import('../register/review-list.tsx'));

/** What I am asked about my rows of the register; nothing on most days. */
export function Reviews() {
  const { t } = useWords();
  const { data, error, refetch } = useReviews();
  const reviews = data?.reviews ?? [];
  if (error && !data)
    return <QuietError what={t('desk.reviewsNotLoaded')} onRetry={() => void refetch()} />;
  if (reviews.length === 0) return null;
  return (
    <Suspense fallback={null}>
      <ReviewList reviews={reviews} />
    </Suspense>
  );
}
