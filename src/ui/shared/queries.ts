import {
  keepPreviousData,
  type Query,
  type QueryClient,
  queryOptions,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import { deskSections, sectionOf } from '../../core/desk.ts';
import { isUnfinished } from '../../core/handoff.ts';
import type { MailRef } from '../../wire/api.ts';
import type {
  Desk,
  DeskPart,
  HandoffActionBody,
  HandoffPage,
  HandoffView,
} from '../../wire/handoffs.ts';
import type { Api, Ask } from './api.ts';
import { useApp } from './app-context.ts';
import { type Asked, paced } from './pace.ts';
import { saveFile } from './save-file.ts';

/** How often a screen that is being looked at asks what others did meanwhile. */
const FOLLOW_MS = 4000;

const SOON_MS = 1000;

const follow = (query: Asked) => paced(query, FOLLOW_MS);

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
  return useQuery({
    queryKey: ['handoff', key],
    queryFn: ({ signal }) => api.handoff(key, signal),
    refetchInterval: followMail,
    ...(known && { initialData: known.handoff, initialDataUpdatedAt: known.readAt }),
  });
}

/** One page of the log. Reading as an auditor is recorded, so it is not repeated by itself. */
export function useLog(ask: Ask) {
  const { api } = useApp();
  return useQuery({
    queryKey: ['handoffs', ask],
    queryFn: ({ signal }) => api.handoffs(ask, signal),
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
  return useQuery({
    queryKey: ['desk', ask],
    queryFn: ({ signal }) => api.desk(ask, signal),
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

/** How often the server is asked again while it is still checking. */
const CHECKING_MS = 3000;

export const whileChecking = <Answer extends { pending: boolean }>(query: Query<Answer>) =>
  query.state.data?.pending ? paced(query, CHECKING_MS) : false;

/** What is wrong in the register: so many findings of each weight, or those at some rows. */
export function useFindings(ask: Ask, enabled = true) {
  const { api } = useApp();
  return useQuery({
    queryKey: ['findings', ask],
    queryFn: ({ signal }) => api.findings(ask, signal),
    placeholderData: keepPreviousData,
    enabled,
    refetchInterval: whileChecking,
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

/** What is wrong at a few rows, each with all it has. */
export function useFindingsAt(rows: readonly number[]) {
  const each = '500';
  const ask = { rows: rows.join(','), urgent: each, soon: each, note: each };
  return useFindings(ask, rows.length > 0);
}

/** One run of a process, as it stands now. */
export function useRun(key: string) {
  const { api } = useApp();
  return useQuery({
    queryKey: ['run', key],
    queryFn: ({ signal }) => api.run(key, signal),
    refetchInterval: follow,
  });
}

/** One page of the runs. */
export function useRuns(ask: Ask) {
  const { api } = useApp();
  return useQuery({
    queryKey: ['runs', ask],
    queryFn: ({ signal }) => api.runs(ask, signal),
    placeholderData: keepPreviousData,
    refetchInterval: follow,
  });
}

/** The runs that a mail for this responsibility may be the next step of; asked for only where it is a step. */
export function useOpenRuns(responsibilityId: number, isStep: boolean) {
  const { api } = useApp();
  return useQuery({
    queryKey: ['open-runs', responsibilityId],
    queryFn: ({ signal }) => api.openRuns(responsibilityId, signal),
    enabled: isStep,
    staleTime: 30_000,
  });
}

/** The best that the register says to some words; all of it, from its beginning, when there are none. */
export function useDirectory(words: string) {
  const { api } = useApp();
  return useQuery({
    queryKey: ['directory', words],
    queryFn: ({ signal }) => api.directory({ q: words }, signal),
    placeholderData: keepPreviousData,
  });
}

/** The same, with as many further pages as were asked for. */
export function useDirectoryPages(words: string) {
  return usePages('directory-pages', { q: words });
}

/** Who answered on a day, page by page. */
export function usePastDirectory(words: string, day: string) {
  return usePages('past-pages', { q: words, asOf: day });
}

/** One area of the register, or what some people answer for, page by page. */
export function useChannelPages(shown: { area: string } | { people: string }, enabled = true) {
  return usePages('channel-pages', shown, enabled);
}

function usePages(name: string, ask: Ask, enabled = true) {
  const { api } = useApp();
  return useInfiniteQuery({
    queryKey: [name, ask],
    enabled,
    queryFn: ({ signal, pageParam }) => api.directory({ ...ask, skip: `${pageParam}` }, signal),
    initialPageParam: 0,
    getNextPageParam: ({ entries, total }, _, skipped) => {
      const seen = skipped + entries.length;
      return entries.length > 0 && seen < total ? seen : undefined;
    },
    placeholderData: keepPreviousData,
  });
}

/** One row of the register. */
export function useDirectoryRow(row: number) {
  const { api } = useApp();
  return useQuery({
    queryKey: ['directory-row', row],
    queryFn: ({ signal }) => api.directory({ row: `${row}` }, signal),
  });
}

/** What a person does with a hand-off. What comes back is shown everywhere at once; passing on brings another one. */
export function useAct(key: string) {
  const { api } = useApp();
  const queries = useQueryClient();
  const show = useShowChanged();
  return useMutation({
    mutationFn: (action: HandoffActionBody) => api.act(key, action),
    onSuccess: async (changed) => {
      await show(changed);
      if (changed.handoffKey !== key) askAgain(queries);
    },
    onError: () => {
      void queries.invalidateQueries({ queryKey: ['handoff', key] });
      askAgain(queries);
    },
  });
}

/** Shows a hand-off that has changed everywhere it stands. */
export function useShowChanged(): (changed: HandoffView) => Promise<void> {
  const queries = useQueryClient();
  const me = useMe().data?.person.oid;
  return async (changed) => {
    // An answer that is still on its way was asked for before, and would deny it.
    const lists = [['handoff', changed.handoffKey], ['handoffs'], ['desk']];
    await Promise.all(lists.map((queryKey) => queries.cancelQueries({ queryKey })));
    queries.setQueryData(['handoff', changed.handoffKey], changed);
    showEverywhere(changed, queries, me);
  };
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

function askAgain(queries: QueryClient): void {
  for (const list of ['handoffs', 'desk']) void queries.invalidateQueries({ queryKey: [list] });
}

function showEverywhere(changed: HandoffView, queries: QueryClient, me: string | undefined): void {
  queries.setQueriesData<HandoffPage>(
    { queryKey: ['handoffs'] },
    (page) => page && { ...page, ...replaced(page, changed) },
  );
  queries.setQueriesData<Desk>({ queryKey: ['desk'] }, (desk) => desk && moved(desk, changed, me));
}

function replaced({ handoffs }: DeskPart, changed: HandoffView) {
  return {
    handoffs: handoffs.map((it) => (it.handoffKey === changed.handoffKey ? changed : it)),
  };
}

/** The desk with what has changed where it lies now. What did not lie on it before is left to the server. */
function moved(desk: Desk, changed: HandoffView, me: string | undefined): Desk {
  const lies = ({ handoffs }: DeskPart) =>
    handoffs.some(({ handoffKey }) => handoffKey === changed.handoffKey);
  const before = deskSections.find((name) => lies(desk[name]));
  const now = me === undefined ? before : sectionOf(changed, me);
  if (before === undefined) return desk;
  if (before === now) return { ...desk, [now]: { ...desk[now], ...replaced(desk[now], changed) } };
  const rest = desk[before].handoffs.filter((it) => it.handoffKey !== changed.handoffKey);
  return {
    ...desk,
    [before]: { handoffs: rest, total: desk[before].total - 1 },
    ...(now && {
      [now]: { handoffs: [changed, ...desk[now].handoffs], total: desk[now].total + 1 },
    }),
  };
}
