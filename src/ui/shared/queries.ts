import {
  keepPreviousData,
  queryOptions,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import type { HandoffActionBody, HandoffPage, HandoffView, MailRef } from '../../wire/api.ts';
import type { Api } from './api.ts';
import { failureOf } from './api-error.ts';
import { useApp } from './app-context.ts';

/** How often a screen that is being looked at asks what others did meanwhile. */
const FOLLOW_MS = 4000;
const OFFLINE_MS = 20_000;

/** While it is going well ask often, while nobody answers ask seldom. */
const follow = (query: { state: { error: Error | null } }) =>
  query.state.error && failureOf(query.state.error).kind === 'offline' ? OFFLINE_MS : FOLLOW_MS;

export const answerQuery = (api: Api, mail: MailRef) =>
  queryOptions({
    queryKey: ['mail', mail.mailbox ?? '', mail.messageId],
    queryFn: ({ signal }) => api.suggest(mail, signal),
  });

export function useMe() {
  const { api } = useApp();
  return useQuery({
    queryKey: ['me'],
    queryFn: ({ signal }) => api.me(signal),
    staleTime: 300_000,
  });
}

export function useMailAnswer(mail: MailRef) {
  const { api } = useApp();
  return useQuery(answerQuery(api, mail));
}

/** A hand-off that is shown and followed, starting from what is already known about it. */
export function useHandoff(key: string, known?: HandoffView) {
  const { api } = useApp();
  return useQuery({
    queryKey: ['handoff', key],
    queryFn: ({ signal }) => api.handoff(key, signal),
    refetchInterval: follow,
    ...(known && { initialData: known }),
  });
}

export function useHandoffs(view: 'desk' | 'log') {
  const { api } = useApp();
  return useQuery({
    queryKey: ['handoffs', view],
    queryFn: ({ signal }) => api.handoffs(view, signal),
    refetchInterval: follow,
  });
}

export function useDirectory(words: string, enabled = true) {
  const { api } = useApp();
  return useQuery({
    queryKey: ['directory', words],
    queryFn: ({ signal }) => api.directory(words, signal),
    placeholderData: keepPreviousData,
    enabled,
  });
}

/** Accept, decline, done, reopen. What comes back is shown everywhere at once. */
export function useAct(key: string) {
  const { api } = useApp();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (action: HandoffActionBody) => api.act(key, action),
    onSuccess: (changed) => {
      queries.setQueryData(['handoff', key], changed);
      for (const view of ['desk', 'log']) {
        queries.setQueryData<HandoffPage>(
          ['handoffs', view],
          (page) => page && replaced(page, changed),
        );
      }
    },
    onError: () => queries.invalidateQueries({ queryKey: ['handoff', key] }),
  });
}

function replaced(page: HandoffPage, changed: HandoffView): HandoffPage {
  const handoffs = page.handoffs.map((it) => (it.handoffKey === changed.handoffKey ? changed : it));
  return { ...page, handoffs };
}
