import { useMutation, useQueries, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { MailRef } from '../../../wire/api.ts';
import type { HandoffOutcome } from '../../../wire/handoffs.ts';
import type { MailAnswer } from '../../../wire/suggestions.ts';
import type { MailDoor, OpenMail } from '../../host/host.ts';
import { failureOf } from '../../shared/api-error.ts';
import { useApp } from '../../shared/app-context.ts';
import type { Choice } from '../../shared/choice.ts';
import type { HandoffKeys } from '../../shared/handoff-keys.ts';
import { inTurns } from '../../shared/in-turns.ts';
import { answerQuery, useMe } from '../../shared/queries.ts';
import { type ReadyRow, type Row, standingOf } from './rows.ts';

/** As many as Exchange reads at once in one mailbox (facts/graph.md). */
const AT_ONCE = 4;

export type Several = Extract<OpenMail, { kind: 'several' }>;

/** What became of one click: nothing when the selection was another one by then. */
export type Given =
  | { kind: 'dropped' }
  /** `waiting`: those of the failed that were only too many for one minute. */
  | { kind: 'given'; done: number; failed: number; waiting: number };

/** The selected mails with what is known about each, and what can be done with them. */
export function useSeveral(open: Several, door: MailDoor, keys: HandoffKeys) {
  const { api } = useApp();
  const queries = useQueryClient();
  const me = useMe().data?.person.oid;
  const [inTurn] = useState(() => inTurns(AT_ONCE));
  const [picked, setPicked] = useState<ReadonlyMap<string, Choice>>(new Map());
  const [problems, setProblems] = useState<ReadonlyMap<string, Error>>(new Map());
  const refOf = (messageId: string): MailRef => ({
    messageId,
    ...(open.mailbox !== undefined && { mailbox: open.mailbox }),
  });
  const keyOf = (messageId: string) => answerQuery(api, refOf(messageId)).queryKey;

  const answers = useQueries({
    queries: open.mails.map(({ messageId }) => ({
      ...answerQuery(api, refOf(messageId)),
      queryFn: ({ signal }) => inTurn(() => api.suggest(refOf(messageId), signal)),
    })),
  });
  const rows = open.mails.map((mail, at): Row => {
    const { messageId } = mail;
    const { data, error = null, dataUpdatedAt: readAt = 0 } = answers[at] ?? {};
    const problem = problems.get(messageId);
    const standing = standingOf(data, error, picked.get(messageId));
    return { mail, readAt, standing, ...(problem && { problem }) };
  });

  /** Answers what went wrong, if anything; it is shown with the mail as well. */
  async function attempt(
    messageId: string,
    act: () => Promise<unknown>,
  ): Promise<Error | undefined> {
    try {
      await inTurn(act);
      setProblems((all) => new Map([...all].filter(([id]) => id !== messageId)));
      return undefined;
    } catch (error) {
      const problem = error instanceof Error ? error : new Error('unknown', { cause: error });
      setProblems((all) => new Map([...all, [messageId, problem]]));
      return problem;
    }
  }

  async function give({ mail, standing }: ReadyRow): Promise<void> {
    const { responsibilityId, recipient } = standing.choice;
    const { oid } = recipient.person;
    const wanted = {
      ...refOf(mail.messageId),
      responsibilityId,
      ...(oid === me ? { kind: 'take' as const } : { kind: 'forward' as const, recipientOid: oid }),
    };
    const handoffKey = keys.keyOf([wanted]);
    const outcome = await api.handOff({ ...wanted, handoffKey });
    keys.spend(handoffKey);
    const queryKey = keyOf(mail.messageId);
    await queries.cancelQueries({ queryKey });
    queries.setQueryData<MailAnswer>(queryKey, (answer) => answer && standsAt(answer, outcome));
  }

  const giving = useMutation({
    mutationFn: async (chosen: readonly ReadyRow[]): Promise<Given> => {
      if (!isSameSelection(await door.readAgain(), open)) return { kind: 'dropped' };
      const problems = await Promise.all(
        chosen.map((row) => attempt(row.mail.messageId, () => give(row))),
      );
      const failed = problems.filter((problem) => problem !== undefined);
      const waiting = failed.filter(isTooMany).length;
      const done = problems.length - failed.length;
      return { kind: 'given', done, failed: failed.length, waiting };
    },
  });
  const undoing = useMutation({
    mutationFn: async (given: readonly Row[]) => {
      await Promise.all(
        given.map(({ mail: { messageId }, standing }) =>
          attempt(messageId, async () => {
            if (standing.kind === 'given')
              await api.act(standing.handoff.handoffKey, { action: 'undo' });
          }),
        ),
      );
      await reread(given);
    },
  });
  const reread = (some: readonly Row[]) =>
    Promise.all(
      some.map(({ mail }) => queries.invalidateQueries({ queryKey: keyOf(mail.messageId) })),
    );

  return {
    rows,
    me,
    giving,
    undoing,
    reread: (some: readonly Row[]) => void reread(some),
    pick: (messageId: string, choice: Choice) =>
      setPicked((all) => new Map([...all, [messageId, choice]])),
  } as const;
}

/** Nothing is wrong with the mail: the same again in a minute will do. */
export function isTooMany(problem: Error): boolean {
  return failureOf(problem).code === 'too_many_requests';
}

function standsAt(answer: MailAnswer, outcome: HandoffOutcome): MailAnswer {
  return { ...answer, status: outcome.kind === 'already' ? outcome.status : outcome };
}

/** The order does not matter; where Outlook cannot tell the mailbox, the person has. */
function isSameSelection(now: OpenMail, open: Several): boolean {
  if (now.kind !== 'several') return false;
  const idsOf = ({ mails }: Several) => mails.map(({ messageId }) => messageId).toSorted();
  const sameMails = JSON.stringify(idsOf(now)) === JSON.stringify(idsOf(open));
  return sameMails && (now.guess !== undefined || now.mailbox === open.mailbox);
}
