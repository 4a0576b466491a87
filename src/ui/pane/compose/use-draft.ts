import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type { NewOwnSend, OwnSendOutcome } from '../../../wire/handoffs.ts';
import type { DraftAnswer } from '../../../wire/suggestions.ts';
import type { DraftDoor, Written } from '../../host/host.ts';
import { useApp } from '../../shared/app-context.ts';
import type { Choice } from '../../shared/choice.ts';
import type { HandoffKeys } from '../../shared/handoff-keys.ts';
import { checkFor } from './chosen-check.ts';
import { isOffline, offlinePart } from '../use-offline.ts';

/** How often it is looked what has been written meanwhile: Outlook tells of recipients only. */
const LOOK_MS = 2500;

/** What is written in Outlook, looked at again and again while the pane is there. */
export function useWritten(draft: DraftDoor): Written | undefined {
  const [written, setWritten] = useState<Written>();
  useEffect(() => {
    let gone = false;
    const look = () =>
      draft.read().then(
        (now) => !gone && setWritten((before) => (isSame(before, now) ? before : now)),
        // the window is being closed, or Outlook is busy: the next look tells
        () => undefined,
      );
    const timer = setInterval(look, LOOK_MS);
    draft.onRecipientsChange(() => void look());
    void look();
    return () => {
      gone = true;
      clearInterval(timer);
    };
  }, [draft]);
  return written;
}

function isSame(before: Written | undefined, now: Written): boolean {
  return JSON.stringify(before) === JSON.stringify(now);
}

/** Who should have it, asked anew whenever the words or the recipients have changed. */
export function useDraftAnswer(written: Written | undefined, mailbox: string | undefined) {
  const { api } = useApp();
  // where it was found once it need not be looked for again with every word
  const found = useRef<string>(undefined);
  return useQuery({
    queryKey: ['draft', written, mailbox],
    enabled: written !== undefined,
    placeholderData: keepPreviousData,
    // what somebody is writing is not kept when it has changed
    gcTime: 0,
    queryFn: async ({ signal }): Promise<DraftAnswer> => {
      const { subject = '', body = '', to = [], others = [], original } = written ?? {};
      const recipients = [...to, ...others].slice(0, 100);
      const answer = await api.suggestForDraft(
        {
          subject,
          body,
          recipients,
          ...(original && { original }),
          ...(mailbox && { mailbox }),
          ...(original && found.current && { foundIn: found.current }),
        },
        signal,
      );
      found.current = answer.foundIn;
      return answer;
    },
  });
}

/** What the kept register says of what is written, while the server does not answer: nothing yet, nothing at all (`null`), or an answer. */
export function useOfflineDraft(
  written: Written | undefined,
  reader: string | undefined,
  failed: Error | null,
): DraftAnswer | null | undefined {
  const offline = isOffline(failed);
  const kept = useQuery({
    queryKey: ['offline-draft', written],
    enabled: offline && written !== undefined,
    placeholderData: keepPreviousData,
    gcTime: 0,
    queryFn: async () => {
      if (!written) return null;
      const { draftFromShelf, shelf } = await offlinePart();
      return draftFromShelf(shelf, { written, reader }, new Date());
    },
  });
  // while the server is asked about the next words, what was said of the last ones stays
  if (kept.data) return kept.data;
  return offline && !kept.isError ? kept.data : null;
}

/** Leaves with the draft what the send event needs; where that fails, sending is not checked. */
export function useLeaveCheck(
  draft: DraftDoor,
  answer: DraftAnswer | undefined,
  picked: Choice | undefined,
): void {
  const check = answer?.check;
  useEffect(() => {
    if (check) void draft.leaveCheck(checkFor(check, picked)).catch(() => undefined);
  }, [draft, check, picked]);
}

/** What the person decided to put into the mail. */
export interface Insertion {
  choice: Choice;
  original: string | undefined;
  mailbox: string | undefined;
  note: string;
  due: string;
  remove: string[];
  withBlock: boolean;
  again: boolean;
}

/** The click: the row first, then the mail. A second try with the same choice is the same hand-off. */
export function useInsert(draft: DraftDoor, keys: HandoffKeys) {
  const { api } = useApp();
  const queries = useQueryClient();
  return useMutation({
    // what was known about the forwarded mail before is no longer so
    onSuccess: () => queries.removeQueries({ queryKey: ['mail'] }),
    mutationFn: async (wanted: Insertion): Promise<OwnSendOutcome> => {
      const draftId = await draft.save();
      const handoffKey = keys.keyOf([draftId, wanted.choice.responsibilityId, wanted]);
      const outcome = await api.claimOwnSend(orderOf(wanted, draftId, handoffKey));
      if (outcome.kind === 'already') return outcome;
      const { name, mail: address } = wanted.choice.recipient.person;
      await draft.insert({
        recipient: { name, address },
        remove: wanted.remove,
        tag: handoffKey,
        ...(wanted.withBlock && { block: outcome.block }),
      });
      return outcome;
    },
  });
}

function orderOf(
  { choice, original, mailbox, note, due, again }: Insertion,
  draftId: string,
  handoffKey: string,
): NewOwnSend {
  return {
    handoffKey,
    draftId,
    responsibilityId: choice.responsibilityId,
    recipientOid: choice.recipient.person.oid,
    ...(original && { original }),
    ...(mailbox && { mailbox }),
    ...(note.trim() && { note: note.trim() }),
    ...(due && { due }),
    ...(again && { again }),
  };
}
