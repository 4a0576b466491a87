import { Link } from 'react-router';
import { isDeclined } from '../../../core/findings/line-remedies.ts';
import { later } from '../../shared/later.tsx';
import { Notice, QuietError } from '../../shared/states.tsx';
import { useWords } from '../../shared/use-words.ts';
import { notThere } from '../not-there.tsx';
import { useOwnProposals, useReviews } from './use-reviews.ts';

const ReviewList = later(
  'review-list',
  async () => (await import('../register/review-list.tsx')).default,
);

/** What I am asked about my rows of the register, and what is proposed for them; nothing on most days. */
export function Reviews() {
  const { t } = useWords();
  const { data, error, refetch } = useReviews();
  const { reviews = [], total = 0 } = data ?? {};
  if (error && !data)
    return <QuietError what={t('desk.reviewsNotLoaded')} onRetry={() => void refetch()} />;
  return (
    <>
      {reviews.length > 0 && <ReviewList given={{ reviews, total }} meanwhile={notThere} />}
      <ProposalsNote />
    </>
  );
}

function ProposalsNote() {
  const { t } = useWords();
  const { proposals, error, refetch } = useOwnProposals();
  if (error)
    return <QuietError what={t('desk.proposalsNotLoaded')} onRetry={() => void refetch()} />;
  const count = proposals.filter((each) => !isDeclined(each)).length;
  if (count === 0) return null;
  return (
    <Notice look="tint" icon="question">
      <Link to="/findings">{t('desk.proposals', { count })}</Link> {t('desk.proposalsWhy')}
    </Notice>
  );
}
