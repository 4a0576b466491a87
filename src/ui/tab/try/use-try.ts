import { useMutation, useQuery } from '@tanstack/react-query';
import type { TriedMail } from '../../../wire/register-check.ts';
import { useApp } from '../../shared/app-context.ts';

/** The way of one mail. It is forgotten with the page. */
export function useTry() {
  const { api } = useApp();
  return useMutation({ mutationFn: (mail: TriedMail) => api.tryMail(mail), gcTime: 0 });
}

/** The newest hand-offs the person sees. */
export function useNewestHandoffs() {
  const { api } = useApp();
  return useQuery({
    queryKey: ['handoffs-to-try'],
    queryFn: ({ signal }) => api.handoffs({}, undefined, signal),
  });
}
