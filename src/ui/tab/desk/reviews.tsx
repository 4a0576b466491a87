import { lazy, Suspense } from 'react';
import { Link } from 'react-router';
import { isDeclined } from '../../../core/findings/line-remedies.ts';
import { Notice, QuietError } from '../../shared/states.tsx';
import { useWords } from '../../shared/use-words.ts';
import { useOwnProposals, useReviews } from './use-reviews.ts';

const ReviewList = lazy(() => import('../register/review-list.tsx'));

/** What I am asked about my rows of the register, and what is proposed for them; nothing on most days. */
export function Reviews() {
  const { t } = useWords();
  const { data, error, refetch } = useReviews();
  const { reviews = [], total = 0 } = data ?? {};
  if (error && !data)
    return <QuietError what={t('desk.reviewsNotLoaded')} onRetry={() => void refetch()} />;
  return (
    <>
      {reviews.length > 0 && (
        <Suspense fallback={null}>
          <ReviewList reviews={reviews} total={total} />
        </Suspense>
      )}
      <ProposalsNote />
    </>
  );
}

function ProposalsNote() {
  const { t } = useWords();
  const count = useOwnProposals().filter((each) => !isDeclined(each)).length;
  if (count === 0) return null;
  return (
    <Notice look="tint" icon="question">
      <Link to="/findings">{t('desk.proposals', { count })}</Link> {t('desk.proposalsWhy')}
    </Notice>
  );
}
