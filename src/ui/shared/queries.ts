import {
  keepPreviousData,
  type Query,
  queryOptions,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import { isUnfinished } from '../../core/handoff.ts';
import type { HandoffActionBody, HandoffPage, HandoffView, MailRef } from '../../wire/api.ts';
import type { Api } from './api.ts';
import { failureOf } from './api-error.ts';
import { useApp } from './app-context.ts';

/** How often a screen that is being looked at asks what others did meanwhile. */
const FOLLOW_MS = 4000;
const OFFLINE_MS = 20_000;

const SOON_MS = 1000;

/** While it is going well ask often, while nobody answers ask seldom. */
const follow = (query: { state: { error: Error | null } }) =>
  query.state.error && failureOf(query.state.error).kind === 'offline' ? OFFLINE_MS : FOLLOW_MS;

/** A mail that is about to leave is asked after at the moment it should. */
const followMail = (query: Query<HandoffView>) => {
  const { data } = query.state;
  const moving = data && isUnfinished(data.mailState) && data.mailState !== 'uncertain';
  if (!moving || data.held) return follow(query);
  const ahead = Math.max((data.sendsInSeconds ?? 0) * 1000, SOON_MS);
  return Math.min(ahead, follow(query));
};

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

/** What is already known about a hand-off, and since when, in milliseconds. */
export interface Known {
  handoff: HandoffView;
  readAt: number;
}

/** A hand-off that is shown and followed. */
export function useHandoff(key: string, known?: Known) {
  const { api } = useApp();
  return useQuery({
    queryKey: ['handoff', key],
    queryFn: ({ signal }) => api.handoff(key, signal),
    refetchInterval: followMail,
    ...(known && { initialData: known.handoff, initialDataUpdatedAt: known.readAt }),
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

/** What a person does with a hand-off. What comes back is shown everywhere at once; passing on brings another one. */
export function useAct(key: string) {
  const { api } = useApp();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (action: HandoffActionBody) => api.act(key, action),
    onSuccess: async (changed) => {
      // An answer that is still on its way was asked for before, and would deny it.
      await queries.cancelQueries({ queryKey: ['handoff', changed.handoffKey] });
      await queries.cancelQueries({ queryKey: ['handoffs'] });
      queries.setQueryData(['handoff', changed.handoffKey], changed);
      for (const view of ['desk', 'log']) {
        queries.setQueryData<HandoffPage>(
          ['handoffs', view],
          (page) => page && replaced(page, changed),
        );
      }
      if (changed.handoffKey !== key) void queries.invalidateQueries({ queryKey: ['handoffs'] });
    },
    onError: () => {
      void queries.invalidateQueries({ queryKey: ['handoff', key] });
      void queries.invalidateQueries({ queryKey: ['handoffs'] });
    },
  });
}

/** Has the original mail of a hand-off filed again. */
export function useFileAgain(key: string) {
  const { api } = useApp();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: () => api.fileAgain(key),
    onSuccess: (changed) => queries.setQueryData(['handoff', key], changed),
  });
}

function replaced(page: HandoffPage, changed: HandoffView): HandoffPage {
  const handoffs = page.handoffs.map((it) => (it.handoffKey === changed.handoffKey ? changed : it));
  return { ...page, handoffs };
}
