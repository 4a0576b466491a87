import { type QueryClient, useMutation, useQueryClient } from '@tanstack/react-query';
import { deskSections, sectionOf } from '../../core/desk.ts';
import type {
  Desk,
  DeskPart,
  HandoffActionBody,
  HandoffPage,
  HandoffView,
} from '../../wire/handoffs.ts';
import type { Versioned } from './api.ts';
import { ApiError } from './api-error.ts';
import { useApp } from './app-context.ts';
import { useMe } from './queries.ts';
import { useStillOpen } from './still-open.ts';

/** What takes a mail back or stops it sends nothing, and must not come too late. */
const atOnce: ReadonlySet<HandoffActionBody['action']> = new Set(['undo', 'hold']);

/**
 * What a person does with a hand-off, unless another mail lies under it by then. What comes back is shown everywhere at
 * once; passing on brings another one.
 */
export function useAct(key: string) {
  const { api } = useApp();
  const queries = useQueryClient();
  const show = useShowChanged();
  const stillOpen = useStillOpen();
  return useMutation({
    mutationFn: async (body: HandoffActionBody) => {
      if (!atOnce.has(body.action) && !(await stillOpen()))
        throw new ApiError({ kind: 'refused', code: 'item_changed' });
      return api.act(key, body);
    },
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
    askWhole(queries, 'run');
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

/** Asks anew, and not whether something has changed: a server that did not hear of it yet would deny it. */
function askWhole(queries: QueryClient, what: string): void {
  queries.setQueriesData<Versioned<object>>(
    { queryKey: [what] },
    (known) => known && { ...known, version: '' },
  );
  void queries.invalidateQueries({ queryKey: [what] });
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
