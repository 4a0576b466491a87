import { useMutation } from '@tanstack/react-query';
import { useApp } from '../../shared/app-context.ts';

/** Asked only when somebody says so; what comes back is a proposal and changes nothing. */
export function useProposals() {
  const { api } = useApp();
  return {
    chart: useMutation({ mutationFn: () => api.chartProposals() }),
    mails: useMutation({ mutationFn: api.mailProposals }),
  };
}
