import {
  keepPreviousData,
  type Query,
  queryOptions,
  useMutation,
  useQuery,
} from '@tanstack/react-query';
import { isUnfinished } from '../../core/handoff.ts';
import type { MailRef } from '../../wire/api.ts';
import type { HandoffView } from '../../wire/handoffs.ts';
import type { Api, Ask } from './api.ts';
import { useApp } from './app-context.ts';
import { follow } from './pace.ts';
import { saveFile } from './save-file.ts';

const SOON_MS = 1000;

/** A mail that is about to leave is asked after at the moment it should. */
const followMail = (query: Query<HandoffView>) => {
  const { data } = query.state;
  const moving = data && isUnfinished(data.mailState) && data.mailState !== 'uncertain';
  if (!moving || data.held || query.state.error) return follow(query);
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
  const queryKey = ['handoff', key];
  return useQuery({
    queryKey,
    queryFn: ({ signal, client }) => api.handoff(key, client.getQueryData(queryKey), signal),
    refetchInterval: followMail,
    ...(known && { initialData: known.handoff, initialDataUpdatedAt: known.readAt }),
  });
}

/** One page of the log. Reading as an auditor is recorded, so it is not repeated by itself. */
export function useLog(ask: Ask) {
  const { api } = useApp();
  const queryKey = ['handoffs', ask];
  return useQuery({
    queryKey,
    queryFn: ({ signal, client }) => api.handoffs(ask, client.getQueryData(queryKey), signal),
    placeholderData: keepPreviousData,
    refetchInterval: ask['as'] === 'auditor' ? false : follow,
  });
}

/** What the log can be narrowed down to. */
export function useChoices(ask: Ask) {
  const { api } = useApp();
  return useQuery({
    queryKey: ['choices', ask],
    queryFn: ({ signal }) => api.choices(ask, signal),
    staleTime: 60_000,
  });
}

export function useDesk(ask: Ask) {
  const { api } = useApp();
  const queryKey = ['desk', ask];
  return useQuery({
    queryKey,
    queryFn: ({ signal, client }) => api.desk(ask, client.getQueryData(queryKey), signal),
    placeholderData: keepPreviousData,
    refetchInterval: follow,
  });
}

/** What the record says about a hand-off; asked once, because reading it costs. It is a new question once its state has changed. */
export function useProof({ handoffKey, state, stateSince }: HandoffView) {
  const { api } = useApp();
  return useQuery({
    queryKey: ['proof', handoffKey, state, stateSince],
    queryFn: ({ signal }) => api.proof(handoffKey, signal),
    staleTime: 300_000,
  });
}

/** Gives the person what they see in the log as a file. */
export function useExport(fileName: string) {
  const { api } = useApp();
  return useMutation({
    mutationFn: async (ask: Ask) => saveFile(fileName, await api.exportLog(ask)),
  });
}

/** Figures change slowly, so they are not asked for again and again; what an auditor reads is recorded. */
export function useOverview(ask: Ask) {
  const { api } = useApp();
  return useQuery({
    queryKey: ['overview', ask],
    queryFn: ({ signal }) => api.overview(ask, signal),
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  });
}

/** What a hand-off may be a duplicate of. */
export function useOriginals(key: string) {
  const { api } = useApp();
  return useQuery({
    queryKey: ['originals', key],
    queryFn: ({ signal }) => api.originals(key, signal),
  });
}
