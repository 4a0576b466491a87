import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { ProposalAnswer, ProposedLine } from '../../../core/findings/line-remedies.ts';
import type { Remedy } from '../../../core/findings/register-finding.ts';
import type { ReviewBody } from '../../../wire/register-check.ts';
import { useApp } from '../../shared/app-context.ts';
import { whileChecking } from '../../shared/finding-queries.ts';
import { askRegisterAgain } from '../register/use-register.ts';

/** The rows of the register of which I am asked whether they are still mine. */
export function useReviews() {
  const { api } = useApp();
  return useQuery({
    queryKey: ['reviews'],
    queryFn: ({ signal }) => api.reviews(signal),
    staleTime: 60_000,
  });
}

/** What corrections speak for in my rows, also what I said no to; asked again while a large register is still checked. */
export function useOwnProposals() {
  const { api } = useApp();
  const { data, error, refetch } = useQuery({
    queryKey: ['own-proposals'],
    queryFn: ({ signal }) => api.ownProposals(signal),
    staleTime: 60_000,
    refetchInterval: whileChecking,
  });
  const isKnown = data !== undefined && !data.pending;
  return { proposals: data?.proposals ?? none, isKnown, error: data ? null : error, refetch };
}

const none: readonly ProposedLine[] = [];

/** Answers for one of them; what is left is shown at once. */
export function useAnswerReview(row: number) {
  const { api } = useApp();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (answer: ReviewBody) => api.answerReview(row, answer),
    onSuccess: (left) => {
      queries.setQueryData(['reviews'], left);
      askRegisterAgain(queries);
    },
  });
}

/** Answers whether a line that corrections speak for may be added to a row of mine. */
export function useAnswerProposal({ row, columns }: Remedy) {
  const { api } = useApp();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (answer: ProposalAnswer) => api.answerProposal(row, { columns, answer }),
    onSettled: () => {
      askRegisterAgain(queries);
      void queries.invalidateQueries({ queryKey: ['register-row', row] });
      // the buttons change when the answer is known, which the line before has asked for
      return queries.invalidateQueries({ queryKey: ['own-proposals'] }, { cancelRefetch: false });
    },
  });
}
