import { lazy, Suspense } from 'react';
import { useReviews } from './use-reviews.ts';

const ReviewList = lazy(() => import('../register/review-list.tsx'));

/** What I am asked about my rows of the register; nothing on most days. */
export function Reviews() {
  const reviews = useReviews().data?.reviews ?? [];
  if (reviews.length === 0) return null;
  return (
    <Suspense fallback={null}>
      <ReviewList reviews={reviews} />
    </Suspense>
  );
}
