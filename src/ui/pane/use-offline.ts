import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { MailAnswer } from '../../wire/suggestions.ts';
import type { MailDoor } from '../host/host.ts';
import { useApp } from '../shared/app-context.ts';
import { failureOf } from '../shared/api-error.ts';
import { useMe } from '../shared/queries.ts';

/** By then the suggestion is read, and what is fetched keeps nobody waiting. */
const QUIET_MS = 3000;

/** Core and the register come only when nobody waits for anything. */
export const offlinePart = async () => {
  const [keep, { openShelf }] = await Promise.all([
    import(/* webpackChunkName: "offline" */ './offline/keep.ts'),
    import(/* webpackChunkName: "offline" */ './offline/shelf.ts'),
  ]);
  return { ...keep, shelf: openShelf(window.indexedDB) };
};

/** Keeps the register for a time without connection, and forgets it when the person is not let in any more. */
export function useKeepRegister({ reader }: Pick<MailDoor, 'reader'>): void {
  const { api } = useApp();
  const me = useMe();
  const oid = me.data?.person.oid;
  const { error } = me;
  useEffect(() => {
    const act = async () => {
      if (oid === undefined && !error) return;
      const { keepRegister, isShutOut, shelf } = await offlinePart();
      if (error && isShutOut(error)) await shelf.clear();
      else if (oid !== undefined)
        await keepRegister({ oid, reader }, { api, shelf, now: Date.now });
    };
    // a browser that forbids storage in a frame has no register to fall back to; everything else works
    const timer = setTimeout(() => void act().catch(() => undefined), QUIET_MS);
    return () => clearTimeout(timer);
  }, [oid, reader, error, api]);
}

export function isOffline(failed: Error | null): boolean {
  return failed !== null && failureOf(failed).kind === 'offline';
}

/** What the kept register says of this mail, which must be the one Outlook shows, while the server does not answer: nothing yet, nothing at all (`null`), or an answer. */
export function useOfflineAnswer(
  door: MailDoor,
  messageId: string,
  failed: Error | null,
): MailAnswer | null | undefined {
  const offline = isOffline(failed);
  const kept = useQuery({
    queryKey: ['offline', messageId],
    enabled: offline,
    gcTime: 0,
    queryFn: async () => {
      const { answerFromShelf, shelf } = await offlinePart();
      const answer = await answerFromShelf(shelf, door, new Date());
      const now = await door.readAgain();
      return now.kind === 'mail' && now.messageId === messageId ? answer : null;
    },
  });
  // while the server is asked again its error is gone: what is shown stays, with what was chosen on it
  if (kept.data) return kept.data;
  return offline && !kept.isError ? kept.data : null;
}
