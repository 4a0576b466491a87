import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { Presence } from '../../core/presence.ts';
import type { Me } from '../../wire/api.ts';
import { useApp } from './app-context.ts';
import { paced } from './pace.ts';
import { pageWords } from './page-words.ts';
import { useMe } from './queries.ts';
import { presenceWords } from './words/presence.ts';

/** How often it is looked at again while somebody looks. */
const AGAIN_MS = 60_000;

const usePresenceWords = pageWords(presenceWords);

/** What the dot looks like; the word stands beside it. */
const looks: Record<Presence, 'free' | 'busy' | 'away' | 'gone'> = {
  available: 'free',
  busy: 'busy',
  in_call: 'busy',
  in_meeting: 'busy',
  do_not_disturb: 'busy',
  away: 'away',
  out_of_office: 'gone',
  offline: 'gone',
};

/** Where somebody is at this moment, as Teams says; its place is kept until that is known. Nothing where nobody is to know. */
export function PresenceLine({ oid }: { oid: string }) {
  const { say } = usePresenceWords();
  const isShown = useMe().data?.showsPresence === true;
  const presence = usePresence(oid, isShown);
  if (!isShown) return null;
  return (
    <p className="cap presence-line">
      {presence && (
        <span className={`presence presence-${looks[presence]}`} title={say('said')}>
          <span className="sr">{say('said')} </span>
          {say(presence)}
        </span>
      )}
    </p>
  );
}

function usePresence(oid: string, isShown: boolean): Presence | undefined {
  const { api } = useApp();
  const queries = useQueryClient();
  const asked = useQuery({
    queryKey: ['presence', oid],
    queryFn: async ({ signal }) => {
      const { presence, refused } = await api.presence(oid, signal);
      if (refused) queries.setQueryData<Me>(['me'], notShown);
      return presence ?? null;
    },
    enabled: isShown,
    refetchInterval: (query) => paced(query, AGAIN_MS),
  });
  return isShown && !asked.isError ? (asked.data ?? undefined) : undefined;
}

/** Until the browser asks again what is shown here, some minutes later. */
function notShown(me: Me | undefined): Me | undefined {
  return me && { ...me, showsPresence: false };
}
