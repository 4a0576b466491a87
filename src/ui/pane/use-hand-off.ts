import {
  type QueryClient,
  type QueryKey,
  type UseMutationResult,
  useMutation,
  useQueryClient,
} from '@tanstack/react-query';
import type { MailRef } from '../../wire/api.ts';
import type { HandoffOutcome, NewHandoff } from '../../wire/handoffs.ts';
import type { MailAnswer } from '../../wire/suggestions.ts';
import { useApp } from '../shared/app-context.ts';
import { useAnnounce } from '../shared/live-region.tsx';
import type { HandoffKeys } from '../shared/handoff-keys.ts';
import { answerQuery } from '../shared/queries.ts';
import { plain } from '../shared/text.ts';
import { useWords } from '../shared/use-words.ts';
import { useTellPane } from './pane-notice.tsx';

/** A hand-off before it has its key, its mail being known. */
type Wanted = Omit<NewHandoff, 'handoffKey' | keyof MailRef>;

/** `dropped`: another mail was open at the moment of the click, so nothing was sent. */
type Result = HandoffOutcome | { kind: 'dropped' };

export type HandOff = UseMutationResult<Result, Error, Wanted>;

/** The click: looks again which mail is open, and hands off that one or nothing. */
export function useHandOff(
  mail: MailRef,
  stillOpen: () => Promise<boolean>,
  keys: HandoffKeys,
): HandOff {
  const { api } = useApp();
  const queries = useQueryClient();
  const tell = useTellPane();
  const announce = useAnnounce();
  const { t } = useWords();
  return useMutation({
    mutationFn: async (choice): Promise<Result> => {
      if (!(await stillOpen())) return { kind: 'dropped' };
      const handoffKey = keys.keyOf([mail, choice]);
      const outcome = await api.handOff({ ...mail, ...choice, handoffKey });
      keys.spend(handoffKey);
      return outcome;
    },
    onMutate: () => tell(mail.messageId, undefined),
    onSuccess: async (result, choice) => {
      if (result.kind === 'dropped') return;
      await showOutcome(queries, answerQuery(api, mail).queryKey, result);
      if (result.kind === 'already') return tell(mail.messageId, 'already');
      if (result.handoff.mailState === 'claimed') return; // the undo screen speaks for itself
      const name = plain(result.handoff.owner.name);
      announce(choice.kind === 'take' ? t('pane.tookIt') : t('pane.handedOff', { name }));
    },
  });
}

/** An answer that is still on its way was asked for before the hand-off and would deny it, so it is dropped. */
async function showOutcome(
  queries: QueryClient,
  queryKey: QueryKey,
  outcome: HandoffOutcome,
): Promise<void> {
  await queries.cancelQueries({ queryKey });
  const answer = queries.getQueryData<MailAnswer>(queryKey);
  if (!answer) return void queries.invalidateQueries({ queryKey });
  queries.setQueryData<MailAnswer>(queryKey, { ...answer, status: statusOf(outcome) });
}

function statusOf(outcome: HandoffOutcome): MailAnswer['status'] {
  return outcome.kind === 'already' ? outcome.status : outcome;
}
